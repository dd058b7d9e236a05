package hypervisor.source.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.message.LibraryVersion;
import hypervisor.source.libvirt.message.Version;
import hypervisor.source.libvirt.wire.Credentials;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a daemon that asks for a name and a password: "me" and "secret".
@Timeout(20)
class SaslTest {
    private static final Credentials RIGHT = () -> new Credentials.Login("me", "secret");
    private static final Credentials WRONG = () -> new Credentials.Login("me", "guess");

    @Test
    void overPlainTcpAllThatFollowsIsHidden() throws Exception {
        var sasl = new FakeSasl("DIGEST-MD5", Map.of());
        try (FakeTcpDaemon daemon = new FakeTcpDaemon(ServerSocketFactory.getDefault(), sasl)) {
            assertThat(version(daemon, RIGHT)).isEqualTo(new Version(9, 0, 0));
            assertThat(sasl.layer()).isEqualTo("auth-conf");
        }
    }

    @Test
    void aWrongPasswordIsTold() throws Exception {
        try (FakeTcpDaemon daemon =
                new FakeTcpDaemon(ServerSocketFactory.getDefault(), new FakeSasl("DIGEST-MD5", Map.of()))) {
            assertThatThrownBy(() -> version(daemon, WRONG))
                    .hasMessageContaining("refuses name or password (SASL DIGEST-MD5): authentication failed")
                    .hasMessageNotContaining("guess");
        }
    }

    @Test
    void aMissingPasswordIsTold() throws Exception {
        try (FakeTcpDaemon daemon =
                new FakeTcpDaemon(ServerSocketFactory.getDefault(), new FakeSasl("DIGEST-MD5", Map.of()))) {
            assertThatThrownBy(() -> version(daemon, Credentials.NONE))
                    .hasMessageContaining("neither name nor password are configured");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "CRAM-MD5", "SCRAM-SHA-256"})
    void noPasswordGoesOverPlainTcpInAnyOtherWay(String mechanism) throws Exception {
        try (FakeTcpDaemon daemon =
                new FakeTcpDaemon(ServerSocketFactory.getDefault(), new FakeSasl(mechanism, Map.of()))) {
            assertThatThrownBy(() -> version(daemon, RIGHT))
                    .hasMessageContaining("they do not hide what is said on plain TCP");
        }
    }

    @Test
    void aDaemonThatWantsNoLayerIsRefusedOverPlainTcp() throws Exception {
        var sasl = new FakeSasl("DIGEST-MD5", Map.of("javax.security.sasl.qop", "auth"));
        try (FakeTcpDaemon daemon = new FakeTcpDaemon(ServerSocketFactory.getDefault(), sasl)) {
            assertThatThrownBy(() -> version(daemon, RIGHT)).isInstanceOf(IOException.class);
        }
    }

    private static Version version(FakeTcpDaemon daemon, Credentials credentials) throws Exception {
        LibvirtUri uri = LibvirtUri.parse("qemu+tcp://127.0.0.1:" + daemon.port() + "/system");
        try (var client = new LibvirtClient(uri, LibvirtOptions.standard().withCredentials(credentials))) {
            return client.call(new LibraryVersion(), Deadline.in(Duration.ofSeconds(10)));
        }
    }
}

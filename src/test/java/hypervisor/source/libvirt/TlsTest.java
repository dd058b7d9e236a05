package hypervisor.source.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.message.SupportsFeature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest {
    /// The daemon takes the client's certificate.
    private static final FakeDaemon.Script ACCEPTS = conversation -> {
        conversation.raw(new byte[] {1});
        FakeDaemon.opened(FakeDaemon::echo).serve(conversation);
    };

    private static TestKeys keys;

    @TempDir
    Path directory;

    @BeforeAll
    static void makeKeys(@TempDir Path directory) throws Exception {
        keys = new TestKeys(directory);
    }

    @BeforeEach
    void install() throws Exception {
        Path pki = directory.resolve("pki");
        keys.writeAuthority(pki.resolve("CA/cacert.pem"));
        keys.writeClient(pki.resolve("libvirt/clientcert.pem"), pki.resolve("libvirt/private/clientkey.pem"));
    }

    @Test
    void bothSidesKnowEachOther() throws Exception {
        assertThat(call("127.0.0.1", "", ACCEPTS)).isTrue();
    }

    @Test
    void keysMayBeInADirectoryOfTheirOwnOrTheUsers() throws Exception {
        Path own = directory.resolve("own");
        Files.move(directory.resolve("pki"), directory.resolve("elsewhere"));
        keys.writeAuthority(own.resolve("cacert.pem"));
        keys.writeClient(own.resolve("clientcert.pem"), own.resolve("clientkey.pem"));
        assertThat(call("127.0.0.1", "?pkipath=" + own, ACCEPTS)).isTrue();

        Files.createDirectories(directory.resolve(".pki"));
        Files.move(own, directory.resolve(".pki/libvirt"));
        assertThat(call("127.0.0.1", "", ACCEPTS)).isTrue();
    }

    @Test
    void theServersNameIsVerifiedUnlessToldNotTo() throws Exception {
        assertThatThrownBy(() -> call("localhost", "", ACCEPTS)).hasMessageContaining("localhost");
        assertThat(call("localhost", "?no_verify=1", ACCEPTS)).isTrue();
    }

    @Test
    void aServerOfAnotherAuthorityIsRefusedUnlessToldNotTo(@TempDir Path other) throws Exception {
        new TestKeys(other).writeAuthority(directory.resolve("pki/CA/cacert.pem"));

        assertThatThrownBy(() -> call("127.0.0.1", "", ACCEPTS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tls to 127.0.0.1");
        assertThat(call("127.0.0.1", "?no_verify=1", ACCEPTS)).isTrue();
    }

    @Test
    void aRefusedCertificateIsNamed() {
        assertThatThrownBy(() -> call("127.0.0.1", "", _ -> {}))
                .hasMessageContaining("does not take the client's certificate, " + directory)
                .hasMessageContaining("tls_allowed_dn_list");
    }

    @Test
    void aMissingCertificateIsNamed() throws Exception {
        Files.delete(directory.resolve("pki/libvirt/clientcert.pem"));

        assertThatThrownBy(() -> call("127.0.0.1", "", _ -> {}))
                .hasMessageContaining("put clientcert.pem and clientkey.pem");
    }

    @Test
    void aMissingAuthorityIsNamed() throws Exception {
        Files.delete(directory.resolve("pki/CA/cacert.pem"));

        assertThatThrownBy(() -> call("127.0.0.1", "", ACCEPTS))
                .hasMessageContaining("none of")
                .hasMessageContaining(directory + "/pki/CA/cacert.pem");
    }

    private boolean call(String host, String parameters, FakeDaemon.Script script) throws Exception {
        SSLContext context = keys.server();
        var factory = new ServerSocketFactory() {
            @Override
            public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
                SSLServerSocket server =
                        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(port, backlog, address);
                server.setWantClientAuth(true);
                return server;
            }

            @Override
            public ServerSocket createServerSocket(int port) throws IOException {
                return createServerSocket(port, 10, InetAddress.getLoopbackAddress());
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog) throws IOException {
                return createServerSocket(port, backlog, InetAddress.getLoopbackAddress());
            }
        };
        try (FakeTcpDaemon daemon = new FakeTcpDaemon(factory, script);
                var client = new LibvirtClient(
                        LibvirtUri.parse("qemu://" + host + ":" + daemon.port() + "/system" + parameters), options())) {
            client.call(new SupportsFeature(1), Deadline.in(Duration.ofSeconds(20)));
            return true;
        }
    }

    private LibvirtOptions options() {
        return LibvirtOptions.standard()
                .withEnvironment(new LibvirtEnvironment(directory, directory, directory, directory.resolve("pki")))
                .withConnectTimeout(Duration.ofSeconds(20));
    }
}

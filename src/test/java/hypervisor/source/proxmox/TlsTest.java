package hypervisor.source.proxmox;

import static hypervisor.source.proxmox.TestClients.options;
import static hypervisor.source.proxmox.TestClients.question;
import static hypervisor.source.proxmox.TestClients.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.tls.Fingerprint;
import hypervisor.source.proxmox.tls.TlsPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Which servers are believed, by real handshakes.
@Timeout(60)
class TlsTest {
    private static final ClusterKeys KEYS = ClusterKeys.shared();
    private static final TlsPolicy VERIFIED = TlsPolicy.verified();

    private static void isBelieved(String certificate, TlsPolicy policy) throws Exception {
        try (var node = new TestNode(certificate);
                var client = new ApiClient(options(node).withTls(policy))) {
            assertThat(client.get(question("/nodes"), soon())).isEqualTo("/api2/json/nodes");
            assertThat(client.state().insecure()).isEqualTo(policy.unverified());
        }
    }

    private static String isRefused(String certificate, TlsPolicy policy) {
        try (var node = new TestNode(certificate);
                var client = new ApiClient(options(node).withTls(policy))) {
            ApiException failure =
                    catchThrowableOfType(ApiException.class, () -> client.get(question("/nodes"), soon()));
            assertThat(node.asked()).as("nothing is sent to it").isEmpty();
            assertThat(failure.kind()).isEqualTo(Kind.ENDPOINT);
            assertThat(failure).hasMessageStartingWith(node.endpoint() + " /nodes: ");
            return String.valueOf(failure.getMessage());
        }
    }

    @Test
    void anAuthorityThatTheSystemDoesNotKnowIsToldWithWhatToDo() {
        assertThat(isRefused("server", VERIFIED))
                .contains("not vouched for by an authority that is trusted here, but by CN=ca")
                .contains("/etc/pve/pve-root-ca.pem")
                .contains("proxmox.fingerprints");
    }

    @Test
    void theAuthorityOfTheFileIsBelieved() throws Exception {
        isBelieved("server", VERIFIED.withAuthorities(KEYS.file("ca")));
        isBelieved("server", VERIFIED.withAuthorities(KEYS.file("other-ca", "ca")));
    }

    @Test
    void anotherAuthorityIsNot() {
        assertThat(isRefused("server", VERIFIED.withAuthorities(KEYS.file("other-ca"))))
                .contains("not vouched for");
    }

    @Test
    void aCertificateForAnotherHostIsRefusedByItsNames() {
        assertThat(isRefused("pve1", VERIFIED.withAuthorities(KEYS.file("ca"))))
                .contains("is for pve1.example.com, and not for 127.0.0.1")
                .contains("proxmox.server-name");
    }

    @Test
    void theServersNameCanBeGiven() throws Exception {
        TlsPolicy policy = VERIFIED.withAuthorities(KEYS.file("ca"));
        isBelieved("pve1", policy.withServerName("pve1.example.com"));
        assertThat(isRefused("server", policy.withServerName("pve1.example.com")))
                .contains("is for 127.0.0.1, and not for pve1.example.com");
    }

    @Test
    void anExpiredCertificateIsRefusedWithItsDate() {
        assertThat(isRefused("expired", VERIFIED.withAuthorities(KEYS.file("ca"))))
                .containsPattern("its certificate expired on 20\\d\\d-\\d\\d-\\d\\dT");
    }

    @Test
    void aPinnedCertificateIsBelievedWhateverItsNameAndDate() throws Exception {
        for (String alias : List.of("server", "pve1", "expired")) {
            Fingerprint printed = Fingerprint.of(KEYS.certificate(alias));
            isBelieved(alias, VERIFIED.withFingerprints(List.of(Fingerprint.parse(printed.toString()))));
        }
    }

    @Test
    void noOtherThanThePinnedCertificateIsBelievedEvenIfItWouldBeOtherwise() throws Exception {
        Fingerprint pinned = Fingerprint.of(KEYS.certificate("pve1"));
        Fingerprint found = Fingerprint.of(KEYS.certificate("server"));
        TlsPolicy policy = VERIFIED.withAuthorities(KEYS.file("ca")).withFingerprints(List.of(pinned));
        for (TlsPolicy one : List.of(policy, policy.withInsecure(true))) {
            assertThat(isRefused("server", one))
                    .contains("its certificate's fingerprint is " + found + ", expected " + pinned);
        }
    }

    @Test
    void insecureBelievesAnyone() throws Exception {
        isBelieved("expired", VERIFIED.withInsecure(true));
    }

    @Test
    void aFileOfAuthoritiesThatCannotBeUsedIsNamedAndIsNotTheEndpointsFault(@TempDir Path directory) throws Exception {
        Path missing = directory.resolve("missing.pem");
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");
        Path broken = Files.writeString(
                directory.resolve("broken.pem"),
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".toUpperCase(Locale.ROOT));
        try (var node = new TestNode()) {
            for (Path file : List.of(missing, empty, broken)) {
                try (var client = new ApiClient(options(node).withTls(VERIFIED.withAuthorities(file)))) {
                    ApiException failure =
                            catchThrowableOfType(ApiException.class, () -> client.get(question("/nodes"), soon()));
                    assertThat(failure).hasMessageStartingWith("proxmox.ca-file " + file + " ");
                    assertThat(client.state().endpoints().getFirst().failure()).isNull();
                }
            }
        }
    }
}

package hypervisor.demo.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StandInCertificatesTest {
    private final Instant yesterday = Instant.now().minusSeconds(86_400);
    private final Instant tomorrow = Instant.now().plusSeconds(86_400);

    private ProxmoxStandIn standIn;

    @BeforeEach
    void start() throws IOException {
        standIn = ProxmoxStandIn.start(new RecordedCluster("9.2"), 1);
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void areReadableForJava() throws GeneralSecurityException {
        var authority = StandInCertificates.authority();
        var pem = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(authority.pem().getBytes(StandardCharsets.US_ASCII)));
        assertThat(pem).isEqualTo(authority.certificate());
        assertThat(pem.getBasicConstraints()).isGreaterThanOrEqualTo(0);

        String longName = "pve1." + "a-long-label.".repeat(12) + "example";
        Instant from = Instant.parse("2026-01-02T03:04:05Z");
        Instant until = Instant.parse("2051-06-07T08:09:10Z");
        var issued = authority.issue(List.of("pve1", longName, "127.0.0.1", "::1"), from, until);
        issued.certificate().verify(pem.getPublicKey());
        assertThat(issued.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=pve1");
        assertThat(issued.certificate().getNotBefore().toInstant()).isEqualTo(from);
        assertThat(issued.certificate().getNotAfter().toInstant()).isEqualTo(until);
        assertThat(issued.certificate().getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(
                        List.of(2, "pve1"),
                        List.of(2, longName),
                        List.of(7, "127.0.0.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"));
        assertThat(issued.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    @Test
    void isTrustedByWhoTrustsItsAuthority() throws IOException, InterruptedException {
        assertThat(status()).isEqualTo(200);
    }

    @Test
    void isNotTrustedWhereItHasExpiredOrIsNotYetValid() {
        var names = List.of("127.0.0.1");
        standIn.show(0, standIn.authority().issue(names, yesterday.minusSeconds(10), yesterday));
        assertThatThrownBy(this::status).isInstanceOf(SSLHandshakeException.class);
        standIn.show(0, standIn.authority().issue(names, tomorrow, tomorrow.plusSeconds(10)));
        assertThatThrownBy(this::status).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void isNotTrustedUnderAnotherName() throws IOException, InterruptedException {
        standIn.show(0, standIn.authority().issue(List.of("pve1", "127.0.0.2")));
        assertThatThrownBy(this::status)
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("127.0.0.1");
        standIn.show(0, standIn.authority().issue(List.of("pve1", "127.0.0.1")));
        assertThat(status()).isEqualTo(200);
    }

    @Test
    void isNotTrustedOfAnotherAuthority() {
        standIn.show(0, StandInCertificates.authority().issue(List.of("127.0.0.1")));
        assertThatThrownBy(this::status).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void changesForNewConnectionsOnly() throws IOException, InterruptedException {
        try (var browser = new StandInBrowser(standIn)) {
            assertThat(shown(browser)).isEqualTo(standIn.fingerprints().getFirst());
            String before = standIn.fingerprints().getFirst();
            standIn.rotate(0);
            assertThat(standIn.fingerprints().getFirst()).isNotEqualTo(before);
            try (var other = new StandInBrowser(standIn)) {
                assertThat(shown(other)).isEqualTo(standIn.fingerprints().getFirst());
            }
        }
    }

    private static String shown(StandInBrowser browser) throws IOException, InterruptedException {
        var session = browser.get("/version").sslSession().orElseThrow();
        return StandInCertificate.fingerprint((X509Certificate) session.getPeerCertificates()[0]);
    }

    private int status() throws IOException, InterruptedException {
        try (var browser = new StandInBrowser(standIn)) {
            return browser.get("/version").statusCode();
        }
    }
}

package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real Prometheus scrapes encrypted and as a user, while the certificate is renewed.
@Timeout(300)
class PrometheusTlsTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void goesOnScrapingWhileTheCertificateIsRenewed() throws IOException {
        var authority = new TestAuthority(folder.resolve("pki"));
        Path config = Files.writeString(folder.resolve("web.yml"), """
                tls_server_config:
                  cert_file: pki/servercert.pem
                  key_file: pki/serverkey.pem
                basic_auth_users:
                  prometheus: %s
                """.formatted(
                        BCrypt.withDefaults().hashToString(10, "a secret".toCharArray())));
        try (ExporterProcess exporter = ExporterProcess.start(
                        folder.resolve("exporter"),
                        "demo",
                        "--web.listen-address=127.0.0.1:0",
                        "--web.config.file=" + config);
                Prometheus before = Prometheus.start(folder.resolve("before"), job(exporter, "a secret"))) {
            isUp(before);
            String old = serial(exporter);
            authority.issue("server", "subjectAltName=IP:127.0.0.1");
            assertThat(serial(exporter)).isNotEqualTo(old);

            double soFar = scrapes(before);
            Commands.waitUntil("more scrapes", LONGEST, () -> scrapes(before) >= soFar + 3);
            assertThat(before.query("min_over_time(up{job=\"exporter\"}[5m])").values())
                    .as(before.scrapeErrors().toString())
                    .containsExactly(1.0);
            try (Prometheus after = Prometheus.start(
                    folder.resolve("after"),
                    job(exporter, "a secret")
                            + job(exporter, "another").replace("job_name: exporter", "job_name: stranger"))) {
                isUp(after);
                Commands.waitUntil(
                        "who has another password is refused",
                        LONGEST,
                        () -> after.scrapeErrors().contains("server returned HTTP status 401 Unauthorized"));
            }
            Files.writeString(config, "tls_server_config: {cert_file: none, key_file: none}");
            String bad = "hypervisor_web_config_last_reload_successful{job=\"exporter\"} == 0 and on (job) up == 1";
            Commands.waitUntil(bad, LONGEST, () -> before.query(bad).size() == 1);
            double then = scrapes(before);
            Commands.waitUntil("still more scrapes", LONGEST, () -> scrapes(before) >= then + 2);
            assertThat(exporter.err().lines().filter(line -> line.contains("the one before stays")))
                    .hasSize(1);
            exporter.terminate();
            assertThat(exporter.exitCode()).isZero();
            assertThat(exporter.err())
                    .contains("the web configuration was read anew")
                    .doesNotContain("\tat ", "a secret");
        }
    }

    private String job(ExporterProcess exporter, String password) {
        return """
                - job_name: exporter
                  scheme: https
                  tls_config: {ca_file: %s}
                  basic_auth: {username: prometheus, password: %s}
                  static_configs: [{targets: ['%s']}]
                """.formatted(folder.resolve("pki/cacert.pem"), password, exporter.address());
    }

    private static void isUp(Prometheus prometheus) {
        String query = "hypervisor_web_config_last_reload_successful{job=\"exporter\"} == 1 and on (job) up == 1";
        Commands.waitUntil(query, LONGEST, () -> prometheus.query(query).size() == 1);
    }

    private static double scrapes(Prometheus prometheus) {
        return prometheus.query("count_over_time(up{job=\"exporter\"}[5m])").values().stream()
                .mapToDouble(count -> count)
                .sum();
    }

    /// Of the certificate that a new connection gets, as openssl sees it.
    private String serial(ExporterProcess exporter) {
        return Commands.run(List.of(
                "sh",
                "-c",
                "openssl s_client -connect \"$0\" -CAfile \"$1\" -verify_return_error </dev/null 2>/dev/null"
                        + " | openssl x509 -noout -serial",
                exporter.address(),
                folder.resolve("pki/cacert.pem").toString()));
    }
}

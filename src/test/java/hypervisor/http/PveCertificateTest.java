package hypervisor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.config.ConfigException;
import hypervisor.config.PrometheusPveExporterSettings;
import hypervisor.config.Settings;
import hypervisor.fact.Reading;
import hypervisor.real.TestAuthority;
import hypervisor.scrape.TestCollector;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Encryption as prometheus-pve-exporter is told of it: a certificate and a key, and nothing else.
class PveCertificateTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void issue() {
        new TestAuthority(folder.resolve("own"));
    }

    @Test
    void servesEncryptedWithACertificateAndItsKey() throws IOException {
        try (var exporter = new Exporter(
                Exporter.OPTIONS,
                Arrivals.of(settings("servercert.pem", "serverkey.pem")),
                new TestCollector("test_good", _ -> Reading.of("one three")))) {
            var client = new TlsProbe(folder.resolve("own"), "cacert.pem", null);

            assertThat(client.get(exporter.address(), "/metrics").text()).contains("words_test_good_length");
            assertThatThrownBy(() -> exporter.get("/metrics")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void saysWhatIsWrongWithEither() {
        assertThatThrownBy(() -> Arrivals.of(settings("none.pem", "serverkey.pem")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("--server.certfile")
                .hasMessageContaining("none.pem");
        assertThatThrownBy(() -> Arrivals.of(settings("servercert.pem", "clientkey.pem")))
                .isInstanceOf(ConfigException.class);
    }

    private static Settings settings(String certificate, String key) {
        Path own = folder.resolve("own");
        return Settings.standard()
                .with(
                        PrometheusPveExporterSettings.CERTIFICATE_FILE,
                        own.resolve(certificate).toString(),
                        "flag --server.certfile")
                .with(PrometheusPveExporterSettings.KEY_FILE, own.resolve(key).toString(), "flag --server.keyfile");
    }
}

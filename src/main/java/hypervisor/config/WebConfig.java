package hypervisor.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A web configuration file, as all programs have it that are built with Prometheus' exporter toolkit:
/// encryption, headers, users, and how many requests are answered.
///
/// @param file itself
/// @param tls null where nothing is encrypted
/// @param http2 whether it asks for HTTP/2 in so many words
/// @param headers of every answer
/// @param rate null where it has no limit
/// @param users the bcrypt hash of the password of each; empty where everybody may ask
public record WebConfig(
        Path file,
        @Nullable WebTls tls,
        boolean http2,
        Map<String, String> headers,
        @Nullable Rate rate,
        Map<String, String> users) {

    /// @param interval between two requests that are answered
    /// @param burst how many may come at once
    public record Rate(Duration interval, int burst) {}

    public WebConfig {
        headers = Map.copyOf(headers);
        users = Map.copyOf(users);
    }

    /// @param by what named the file, for the message that it cannot be read
    /// @throws ConfigException with everything that is wrong in it
    public static WebConfig read(Path file, String by) {
        return WebConfigReader.read(file, YamlFile.read(file.toString(), by));
    }

    /// What encrypts with a certificate and its key, and has no file of its own.
    ///
    /// @param certificateBy what named the certificate
    /// @param keyBy what named the key
    public static WebConfig encrypting(Path certificate, String certificateBy, Path key, String keyBy) {
        return new WebConfig(
                certificate,
                new WebTls(
                        new PemPlace(certificateBy, certificate, Secret.NONE),
                        new PemPlace(keyBy, key, Secret.NONE),
                        null,
                        ClientAuthentication.NONE,
                        List.of(),
                        "TLS12",
                        "TLS13",
                        List.of(),
                        List.of(),
                        true),
                false,
                Map.of(),
                null,
                Map.of());
    }

    /// Hashes are not shown.
    @Override
    public String toString() {
        return "WebConfig[" + file + "]";
    }
}

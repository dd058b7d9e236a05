package hypervisor.otlp;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where figures are pushed to, and how.
///
/// @param endpoint the whole address: `https://collector:4318/v1/metrics`
/// @param timeout of one push, with all its tries
/// @param headers asked for before every push; they may hold secrets
/// @param authorities certificates in PEM of those who may have signed the collector's; null for those that Java trusts
public record OtlpOptions(
        URI endpoint,
        Duration timeout,
        Headers headers,
        @Nullable Path authorities) {
    /// Names and values of headers.
    @FunctionalInterface
    public interface Headers {
        Map<String, String> read() throws IOException;
    }
}

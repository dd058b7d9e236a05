package hypervisor.otlp;

import hypervisor.metric.Family;
import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Pushes families to a collector, by OpenTelemetry's own exporter over the JDK's HTTP client. The only class that
/// others see of it, so that nothing of that library is loaded where nothing is pushed.
public final class OtlpSender implements AutoCloseable {
    /// What the library says of its own by another log than ours; we say it. Held, since it is forgotten otherwise.
    private static final Logger THEIRS = Logger.getLogger("io.opentelemetry");

    private static final RetryPolicy TRIES = RetryPolicy.builder()
            .setMaxAttempts(3)
            .setInitialBackoff(Duration.ofMillis(500))
            .setMaxBackoff(Duration.ofSeconds(2))
            .build();

    private final OtlpOptions options;
    private final Figures figures;
    private final OtlpHttpMetricExporter exporter;
    private volatile Map<String, String> headers = Map.of();

    /// @throws IOException where the file of certificates cannot be read
    public OtlpSender(OtlpOptions options, Origin origin) throws IOException {
        THEIRS.setLevel(Level.OFF);
        this.options = options;
        this.figures = new Figures(origin);
        OtlpHttpMetricExporterBuilder builder = OtlpHttpMetricExporter.builder()
                .setEndpoint(options.endpoint().toString())
                .setTimeout(options.timeout())
                .setConnectTimeout(options.timeout())
                .setCompression("gzip")
                .setHeaders(() -> headers)
                .setRetryPolicy(TRIES);
        if (options.authorities() != null) {
            builder.setTrustedCertificates(Files.readAllBytes(options.authorities()));
        }
        this.exporter = builder.build();
    }

    /// Returns when it was taken, or after the timeout.
    ///
    /// @throws IOException with the reason why it was not taken
    public void push(Stream<Family> families, Instant read) throws IOException {
        headers = options.headers().read();
        long nanos = read.getEpochSecond() * 1_000_000_000 + read.getNano();
        List<MetricData> all = families.map(family -> figures.of(family, nanos))
                .filter(Objects::nonNull)
                .toList();
        CompletableResultCode result =
                exporter.export(all).join(options.timeout().toMillis() + 1000, TimeUnit.MILLISECONDS);
        if (!result.isSuccess()) {
            throw new IOException(options.endpoint() + " "
                    + (result.isDone() ? reason(result.getFailureThrowable()) : "is too slow"));
        }
    }

    /// What the library throws has no message, and is no part of its API; a version of it without would not compile.
    private static String reason(@Nullable Throwable failure) {
        if (failure instanceof HttpExportException http && http.getResponse() != null) {
            return "answered with status " + http.getResponse().getStatusCode();
        }
        Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
        if (cause == null) {
            return "did not take it";
        }
        return "did not take it: "
                + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    /// What is under way may be lost.
    @Override
    public void close() {
        var _ = exporter.shutdown();
    }
}

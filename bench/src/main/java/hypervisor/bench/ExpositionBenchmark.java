package hypervisor.bench;

import hypervisor.exposition.Format;
import hypervisor.exposition.Gzip;
import hypervisor.exposition.Negotiation;
import hypervisor.metric.Family;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusProtobufWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One answer to one scrape, written to nowhere. Milliseconds per answer: times ten for nanoseconds per series at 100,000.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = {ExpositionBenchmark.SERIAL, ExpositionBenchmark.C1})
public class ExpositionBenchmark {
    static final String SERIAL = "-XX:+UseSerialGC";
    static final String C1 = "-XX:TieredStopAtLevel=1";

    @Param({"1000", "10000", "100000"})
    public int series;

    private final Format text = Negotiation.format(List.of("text/plain"));
    private final Format openMetrics = Negotiation.format(List.of("application/openmetrics-text"));
    private final Format protobuf = Negotiation.format(List.of("application/vnd.google.protobuf"));
    private List<Family> families = List.of();

    @Setup
    public void families() {
        families = Series.families(series);
    }

    @Fork(value = 1, jvmArgs = {SERIAL, C1, "-Xmx32m"})
    @Benchmark
    public void text() throws IOException {
        text.write(families.stream(), OutputStream.nullOutputStream());
    }

    @Fork(value = 1, jvmArgs = {SERIAL, C1, "-Xmx32m"})
    @Benchmark
    public void textGzip() throws IOException {
        try (var out = new Gzip(OutputStream.nullOutputStream())) {
            text.write(families.stream(), out);
        }
    }

    @Fork(value = 1, jvmArgs = {SERIAL, C1, "-Xmx32m"})
    @Benchmark
    public void openMetrics() throws IOException {
        openMetrics.write(families.stream(), OutputStream.nullOutputStream());
    }

    @Fork(value = 1, jvmArgs = {SERIAL, C1, "-Xmx32m"})
    @Benchmark
    public void protobuf() throws IOException {
        protobuf.write(families.stream(), OutputStream.nullOutputStream());
    }

    /// The library's snapshots and writers, made ready before the clock runs.
    @State(Scope.Benchmark)
    public static class Library {
        private final ExpositionFormatWriter text = PrometheusTextFormatWriter.create();
        private final ExpositionFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();
        private final ExpositionFormatWriter protobuf = new PrometheusProtobufWriter();
        private MetricSnapshots snapshots = new MetricSnapshots();

        @Setup
        public void snapshots(ExpositionBenchmark benchmark) {
            snapshots = Series.snapshots(benchmark.families);
        }

        void write(ExpositionFormatWriter writer) throws IOException {
            writer.write(OutputStream.nullOutputStream(), snapshots, EscapingScheme.UNDERSCORE_ESCAPING);
        }
    }

    @Benchmark
    public void libraryText(Library library) throws IOException {
        library.write(library.text);
    }

    @Benchmark
    public void libraryOpenMetrics(Library library) throws IOException {
        library.write(library.openMetrics);
    }

    @Benchmark
    public void libraryProtobuf(Library library) throws IOException {
        library.write(library.protobuf);
    }
}

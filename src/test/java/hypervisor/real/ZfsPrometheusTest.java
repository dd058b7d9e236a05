package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.tool.FakeProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A pool whose programs say what files hold, told to a real Prometheus: it takes latencies as what they are, as
/// classic
/// histograms and as native ones.
@Timeout(240)
class ZfsPrometheusTest {
    private static final Path FIXTURES = Path.of("src/test/fixtures/zfs").toAbsolutePath();
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String READS = "operation=\"read\",queue=\"total\"";

    @TempDir
    private Path folder;

    @Test
    void takesLatenciesInBothKindsOfHistograms() throws IOException {
        try (ExporterProcess exporter = exporter();
                Prometheus classic = Prometheus.start(folder.resolve("classic"), job(exporter));
                Prometheus natively = Prometheus.start(
                        folder.resolve("native"), job(exporter), "--enable-feature=native-histograms")) {
            String bucket = "hypervisor_zfs_pool_latency_seconds_bucket{" + READS + ",le=\"+Inf\"}";
            Commands.waitUntil(bucket, LONGEST, () -> !classic.query(bucket).isEmpty());
            String count = "histogram_count(hypervisor_zfs_pool_latency_seconds{" + READS + "})";
            Commands.waitUntil(count, LONGEST, () -> !natively.query(count).isEmpty());

            double reads = only(classic.query(bucket));
            assertThat(reads).isPositive();
            assertThat(only(natively.query(count))).isEqualTo(reads);
            double median = only(classic.query(
                    "histogram_quantile(0.5, hypervisor_zfs_pool_latency_seconds_bucket{" + READS + "})"));
            assertThat(only(natively.query(
                            "histogram_quantile(0.5, hypervisor_zfs_pool_latency_seconds{" + READS + "})")))
                    .as("its bounds are 7 %% off, and what lies between them is guessed in another way")
                    .isBetween(median * 0.7, median * 1.4);
            assertThat(classic.scrapeErrors()).containsOnly("");
            assertThat(natively.scrapeErrors()).containsOnly("");
        }
    }

    private ExporterProcess exporter() throws IOException {
        Path pool = Files.createDirectories(folder.resolve("proc/spl/kstat/zfs/tank"));
        Files.writeString(pool.resolve("state"), "ONLINE\n");
        return ExporterProcess.start(
                Files.createDirectories(folder.resolve("exporter")),
                "--web.listen-address=127.0.0.1:0",
                "--dialect=native",
                "--path.procfs=" + folder.resolve("proc"),
                "--tool.zpool=" + program("zpool", """
                        get*) cat F/pool-get-2.1.tsv ;;
                        "status -j"*) cat F/status-2.3.json ;;
                        iostat*) cat F/iostat-2.1.txt ;;
                        """),
                "--tool.zfs=" + program("zfs", "get*) cat F/dataset-get.tsv ;;\n"));
    }

    /// @param cases of a shell's `case` over all arguments
    private String program(String name, String cases) throws IOException {
        return FakeProgram.at(
                folder.resolve(name), "case \"$*\" in\n" + cases.replace("F/", FIXTURES + "/") + "*) exit 2 ;;\nesac");
    }

    private static String job(ExporterProcess exporter) {
        return """
                - job_name: host
                  static_configs: [{targets: ['%s']}]
                """.formatted(exporter.address());
    }

    private static double only(Map<String, Double> values) {
        assertThat(values).hasSize(1);
        return values.values().iterator().next();
    }
}

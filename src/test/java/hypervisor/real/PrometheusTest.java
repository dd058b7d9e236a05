package hypervisor.real;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real Prometheus scrapes the demonstration in each format, and is asked what it understood.
class PrometheusTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    /// What a histogram is called depends on the format: buckets, a count without sum, or all in one.
    private static final Pattern HISTOGRAM =
            Pattern.compile("(hypervisor_zfs_pool_[a-z_]*seconds)_(?:bucket|count|sum)\\b");

    private static final List<String> PATHS = List.of(
            "/metrics",
            "/metrics/libvirt",
            "/metrics/libvirt_exporter",
            "/metrics/libvirt_nova_exporter",
            "/metrics/proxmox-exporter",
            "/metrics/pve-exporter");

    @TempDir
    Path folder;

    @Test
    void answersTheSameFromEachFormat() {
        try (ExporterProcess exporter =
                        ExporterProcess.start(folder.resolve("exporter"), "demo", "--web.listen-address=127.0.0.1:0");
                Relay text = new Relay(exporter.address(), PrometheusTest::withoutOpenMetrics);
                Relay openMetrics = new Relay(exporter.address(), UnaryOperator.identity());
                Relay protobuf = new Relay(exporter.address(), UnaryOperator.identity());
                Prometheus plain =
                        Prometheus.start(folder.resolve("plain"), jobs("text", text) + jobs("open", openMetrics));
                Prometheus histograms = Prometheus.start(
                        folder.resolve("more"), jobs("protobuf", protobuf), "--enable-feature=native-histograms")) {
            understands(plain, "text", text, "text/plain; version=0.0.4");
            understands(plain, "open", openMetrics, "application/openmetrics-text; version=1.0.0");
            understands(histograms, "protobuf", protobuf, "application/vnd.google.protobuf");
            sameNames(plain, "text", plain, "open");
            sameNames(plain, "text", histograms, "protobuf");
            countsOurSamples(plain, "text", text);
            countsOurSamples(plain, "open", openMetrics);
            countsOurSamples(histograms, "protobuf", text);
            exporter.terminate();
            assertThat(exporter.exitCode()).as(exporter.err()).isZero();
            assertThat(exporter.err()).doesNotContain("level=error", "\tat ");
            assertThat(known(text)).isSubsetOf(Promtool.exceptions());
        }
    }

    /// What the checker says of all that was served as text.
    private Set<String> known(Relay text) {
        Set<String> problems = new TreeSet<>();
        for (Relay.Scrape scrape :
                text.scrapes().reversed().stream().limit(3L * PATHS.size()).toList()) {
            try {
                Path file = Files.writeString(folder.resolve("served.prom"), scrape.body(), ISO_8859_1);
                problems.addAll(Promtool.problems(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return problems;
    }

    private static String withoutOpenMetrics(String accept) {
        return Stream.of(accept.split(","))
                .filter(range -> !range.contains("openmetrics"))
                .collect(Collectors.joining(","));
    }

    private static String jobs(String format, Relay relay) {
        return PATHS.stream()
                .map(path -> """
                        - job_name: %s%s
                          metrics_path: %s
                          static_configs: [{targets: ['%s'], labels: {instance: demo}}]
                        """.formatted(format, path, path, relay.address()))
                .collect(Collectors.joining());
    }

    private static void understands(Prometheus prometheus, String format, Relay relay, String contentType) {
        List<String> queries = new ArrayList<>(queries("job=\"" + format + "/metrics/libvirt\""));
        queries.addAll(nativeQueries("job=\"" + format + "/metrics\""));
        queries.addAll(proxmoxQueries(
                "job=\"" + format + "/metrics/pve-exporter\"", "job=\"" + format + "/metrics/proxmox-exporter\""));
        for (String query : queries) {
            Commands.waitUntil(
                    query + " has an answer",
                    LONGEST,
                    () -> !prometheus.query(query).isEmpty());
        }
        String up = "up{job=~\"" + format + "/.*\"} == 1";
        Commands.waitUntil(up, LONGEST, () -> prometheus.query(up).size() == PATHS.size());
        Commands.waitUntil(
                "no scrape fails: " + prometheus.scrapeErrors(),
                LONGEST,
                () -> Set.copyOf(prometheus.scrapeErrors()).equals(Set.of("")));
        assertThat(relay.scrapes())
                .isNotEmpty()
                .allSatisfy(scrape -> assertThat(scrape.contentType()).startsWith(contentType));
    }

    /// Each has an answer where all was understood.
    private static List<String> queries(String job) {
        return List.of(
                "hypervisor_up{source=\"libvirt\"," + job + "} == 1",
                "libvirt_up{" + job + "} == 1",
                "sum(libvirt_domain_info_virtual_cpus{" + job + "}) > count(libvirt_domain_info{" + job + "}) > 9",
                "rate(libvirt_domain_info_cpu_time_seconds_total{" + job + "}[20s]) > 0",
                "sum by (project_name) (libvirt_domain_info_virtual_cpus{" + job + "}"
                        + " * on (domain) group_left (project_name) libvirt_domain_openstack_info{"
                        + job + ", project_name!=\"\"}) > 0",
                "rate(process_cpu_seconds_total{" + job + "}[20s]) >= 0");
    }

    /// Of one vocabulary for both platforms.
    private static List<String> nativeQueries(String job) {
        return List.of(
                "count(hypervisor_up{" + job + "} == 1) >= 2",
                "count by (platform) (hypervisor_node_up{" + job + "} * on (node) group_left (platform)"
                        + " hypervisor_node_info{" + job + "}) > 0",
                "count(hypervisor_guest_up{" + job + "} == 1) > 9");
    }

    private static List<String> proxmoxQueries(String pve, String proxmox) {
        return List.of(
                "hypervisor_up{source=\"proxmox\"," + pve + "} == 1",
                "pve_exporter_up{" + pve + "} == 1",
                "count(pve_node_up{" + pve + "}) == 3",
                "rate(pve_vm_network_in_bytes_total{" + pve + "}[20s]) > 0",
                "rate(pve_vm_block_write_bytes_total{" + pve + "}[40s]) >= 0",
                "pve_node_load1{" + pve + "} / on (node) pve_node_cpus_total{" + pve + "} > 0",
                "sum by (host) (proxmox_guest_up{" + proxmox + "}) > 1",
                "sum(proxmox_cluster_cpus_allocated{" + proxmox + "}) == sum(proxmox_node_cpus_allocated{" + proxmox
                        + "})");
    }

    private static void sameNames(Prometheus one, String format, Prometheus other, String otherFormat) {
        for (String path : PATHS) {
            Commands.waitUntil("the same from " + path + " as " + format + " and " + otherFormat, LONGEST, () -> {
                Set<String> names = names(one, format + path);
                return !names.isEmpty() && names.equals(names(other, otherFormat + path));
            });
        }
    }

    /// Of some seconds, since a scrape on a busy machine may lack a series.
    private static Set<String> names(Prometheus prometheus, String job) {
        return prometheus.query("count by (__name__) (last_over_time({job=\"" + job + "\"}[1m]))").keySet().stream()
                .map(name -> HISTOGRAM.matcher(name).replaceFirst("$1"))
                .collect(Collectors.toSet());
    }

    /// The demonstration's guests come and go, so the count is one of those that were served lately. A histogram is one
    /// sample where it is a native one, and there is one in the native dialect.
    private static void countsOurSamples(Prometheus prometheus, String format, Relay text) {
        Commands.waitUntil("as many samples as served, for " + format, LONGEST, () -> {
            Set<Double> served = text.scrapes().stream()
                    .map(scrape -> (double) scrape.samples())
                    .collect(Collectors.toSet());
            return served.containsAll(prometheus
                    .query("scrape_samples_scraped{job=~\"" + format + "/metrics/.*\"}")
                    .values());
        });
    }
}

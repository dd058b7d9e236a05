package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every query of the dashboard has an answer in a real Prometheus that scrapes the demonstration: those about guests
/// and nodes for Proxmox VE and for libvirt, by the same query.
class DashboardTest {
    private static final Path DASHBOARD = Path.of("dashboards/hypervisors.json");
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private record Query(String row, String panel, String promql) {
        boolean forBothPlatforms() {
            return row.equals("Guests") || row.equals("Nodes");
        }
    }

    @TempDir
    private Path folder;

    @Test
    void everyPanelHasAnAnswerForWhatItIsAbout() throws IOException {
        try (ExporterProcess exporter =
                        ExporterProcess.start(folder.resolve("x"), "demo", "--web.listen-address=127.0.0.1:0");
                Prometheus prometheus =
                        Prometheus.start(folder.resolve("prometheus"), """
                        - job_name: demo
                          static_configs: [{targets: ['%s']}]
                        """.formatted(exporter.address()))) {
            for (Query query : queries()) {
                Commands.waitUntil(
                        query + " has an answer", LONGEST, () -> answers(query, prometheus.query(query.promql())));
            }
            assertThat(prometheus.scrapeErrors()).containsOnly("");
            assertThat(duplicates(prometheus)).as("guests that are there twice").isEmpty();
            exporter.terminate();
            assertThat(exporter.exitCode()).as(exporter.err()).isZero();
        }
    }

    private static boolean answers(Query query, Map<String, Double> answer) {
        if (!query.forBothPlatforms()) {
            return !answer.isEmpty();
        }
        return List.of("proxmox", "libvirt").stream()
                .allMatch(platform ->
                        answer.keySet().stream().anyMatch(labels -> labels.contains("platform=" + platform)));
    }

    /// The same guest from the API and from inside its node is one guest.
    private static Set<String> duplicates(Prometheus prometheus) {
        Set<String> all = new TreeSet<>();
        for (String name : List.of("hypervisor_guest_info", "hypervisor_guest_up", "hypervisor_guest_vcpus")) {
            all.addAll(prometheus.query("count by (id) (" + name + ") > 1").keySet());
        }
        return all;
    }

    private static List<Query> queries() throws IOException {
        List<Query> queries = new ArrayList<>();
        String row = "";
        Map<?, ?> dashboard = Json.object(Files.readString(DASHBOARD));
        for (Object each : (List<?>) Json.at(dashboard, "panels")) {
            Map<?, ?> panel = (Map<?, ?>) each;
            String title = Json.at(panel, "title").toString();
            if (Json.at(panel, "type").equals("row")) {
                row = title;
            } else {
                for (Object target : (List<?>) Json.at(panel, "targets")) {
                    String promql = Json.at((Map<?, ?>) target, "expr").toString();
                    queries.add(new Query(row, title, resolved(promql)));
                }
            }
        }
        assertThat(queries).hasSizeGreaterThan(20);
        return queries;
    }

    /// As Grafana fills in its variables.
    private static String resolved(String promql) {
        String text = promql.replace("$__rate_interval", "20s").replace("$platform", ".*");
        assertThat(text).doesNotContain("$");
        return text;
    }
}

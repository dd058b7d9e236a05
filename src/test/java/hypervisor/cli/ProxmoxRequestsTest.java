package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.config.CollectorSettings;
import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.RequestCounts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How many requests scrapes make, counted by the cluster: none within the freshness, and three after it, however large
/// the cluster is.
@Timeout(180)
class ProxmoxRequestsTest {
    private static final List<String> WAITED_FOR =
            List.of("/cluster/resources", "/cluster/status", "/cluster/ha/status/current");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"3, 17, pve-exporter", "3, 17, native", "50, 100, native"})
    void aScrapeWithinTheFreshnessMakesNone(int nodes, int guests, String dialect) throws Exception {
        try (WatchedCluster watched = start(nodes, guests, dialect, "1h")) {
            quiet(watched);

            for (int i = 0; i < 5; i++) {
                assertThat(watched.scrape()).contains("node_up{node=\"pve" + nodes + "\"} 1");
                watched.scrape("/metrics/proxmox-exporter");
            }

            assertThat(asked(watched)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 17, pve-exporter", "3, 17, native", "50, 100, native"})
    void aScrapeAfterItMakesThree(int nodes, int guests, String dialect) throws Exception {
        try (WatchedCluster watched = start(nodes, guests, dialect, "0s")) {
            quiet(watched);

            watched.scrape();

            assertThat(asked(watched)).isEqualTo(WAITED_FOR.stream().collect(Collectors.toMap(path -> path, _ -> 1)));
            assertThat(watched.cluster().counts().violations()).isEmpty();
        }
    }

    /// @param interval of what scrapes wait for; nothing in the background is due again during a test
    private WatchedCluster start(int nodes, int guests, String dialect, String interval) throws Exception {
        var answers = new GeneratedCluster(nodes, guests, 1, InstantSource.system());
        List<String> flags = new ArrayList<>(List.of("--dialect=" + dialect, "--proxmox.background-requests=2000"));
        for (CollectorSettings.Entry collector : CollectorSettings.TABLE) {
            if (collector.name().startsWith("proxmox_") && !collector.name().equals("proxmox_client")) {
                boolean waitedFor = Set.of("proxmox_resources", "proxmox_cluster", "proxmox_ha")
                        .contains(collector.name());
                flags.add("--" + collector.interval().key() + "=" + (waitedFor ? interval : "1h"));
            }
        }
        return WatchedCluster.start(answers, 2, folder, flags.toArray(String[]::new));
    }

    /// Waits until the background has read everything once, and forgets what was asked so far.
    private static void quiet(WatchedCluster watched) throws InterruptedException {
        watched.scrapeUntil("/metrics", text -> text.contains("_replication_"));
        RequestCounts counts = watched.cluster().counts();
        int before = -1;
        while (counts.total() != before || counts.running() > 0) {
            before = counts.total();
            TimeUnit.SECONDS.sleep(1);
        }
        counts.clear();
    }

    private static Map<String, Integer> asked(WatchedCluster watched) {
        return watched.cluster().counts().all().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().path(), Map.Entry::getValue, Integer::sum));
    }
}

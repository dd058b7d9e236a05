package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.RequestCounts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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
    @CsvSource({"3, 17", "50, 100"})
    void aScrapeWithinTheFreshnessMakesNone(int nodes, int guests) throws Exception {
        try (WatchedCluster watched = start(nodes, guests, "1h")) {
            watched.scrapeUntil("/metrics", text -> text.contains("pve_exporter_up 1"));
            quiet(watched);

            for (int i = 0; i < 5; i++) {
                assertThat(watched.scrape()).contains("pve_node_up{node=\"pve" + nodes + "\"} 1");
                watched.scrape("/metrics/proxmox-exporter");
            }

            assertThat(asked(watched)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 17", "50, 100"})
    void aScrapeAfterItMakesThree(int nodes, int guests) throws Exception {
        try (WatchedCluster watched = start(nodes, guests, "0s")) {
            watched.scrapeUntil("/metrics", text -> text.contains("pve_exporter_up 1"));
            quiet(watched);

            watched.scrape();

            assertThat(asked(watched)).isEqualTo(WAITED_FOR.stream().collect(Collectors.toMap(path -> path, _ -> 1)));
            assertThat(watched.cluster().counts().violations()).isEmpty();
        }
    }

    /// @param interval of what scrapes wait for; nothing in the background is due again during a test
    private WatchedCluster start(int nodes, int guests, String interval) throws Exception {
        var answers = new GeneratedCluster(nodes, guests, 1, InstantSource.system());
        return WatchedCluster.start(
                answers,
                2,
                folder,
                "--collector.proxmox_resources.interval=" + interval,
                "--collector.proxmox_cluster.interval=" + interval,
                "--collector.proxmox_ha.interval=" + interval,
                "--collector.proxmox_measurement.interval=1h",
                "--collector.proxmox_node.interval=1h",
                "--collector.proxmox_vm.interval=1h",
                "--collector.proxmox_container.interval=1h",
                "--collector.proxmox_storage.interval=1h",
                "--collector.proxmox_replication.interval=1h",
                "--collector.proxmox_zfs.interval=1h",
                "--collector.proxmox_backup.interval=1h",
                "--proxmox.background-requests=500");
    }

    /// Waits until the background has read everything once, and forgets what was asked so far.
    private static void quiet(WatchedCluster watched) throws InterruptedException {
        watched.scrapeUntil("/metrics", text -> text.contains("pve_replication_status"));
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

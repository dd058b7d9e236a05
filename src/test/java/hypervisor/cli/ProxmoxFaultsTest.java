package hypervisor.cli;

import static hypervisor.cli.WatchedCluster.ALWAYS_ANEW;
import static hypervisor.cli.WatchedCluster.anewWith;
import static hypervisor.cli.WatchedCluster.assertWhole;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What can become of a cluster of three nodes, and what a scrape of it then says: always on time and with status 200,
/// which [WatchedCluster] sees to.
@Timeout(180)
class ProxmoxFaultsTest {
    private static final String GUESTS = "/metrics/proxmox-exporter";

    @TempDir
    private Path folder;

    private volatile Instant now = Instant.now();
    private final GeneratedCluster answers = new GeneratedCluster(3, 8, 1, () -> now);

    @SuppressWarnings("NullAway.Init") // each test starts its own
    private WatchedCluster watched;

    @AfterEach
    void stop() {
        watched.close();
    }

    @Test
    void anEndpointThatRefusesIsPassedOver() throws Exception {
        watched = start(3, ALWAYS_ANEW);
        watched.cluster().refuse(0);

        for (int i = 0; i < 5; i++) {
            assertWhole(watched.scrape());
        }
        assertThat(watched.scrapeUntil("/metrics", text -> text.contains(endpointUp(0) + " 0")))
                .contains(endpointUp(1) + " 1", "hypervisor_up{source=\"proxmox\"} 1");
        watched.cluster().reopen(0);
        watched.scrapeUntil("/metrics", text -> text.contains(endpointUp(0) + " 1"));
    }

    @Test
    void anEndpointThatHangsCostsPartOfOneScrape() throws Exception {
        ProxmoxStandIn cluster = ProxmoxStandIn.start(answers, 1);
        try (var hung = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
            String silent = "https://127.0.0.1:" + hung.getLocalPort();
            watched = WatchedCluster.watch(
                    cluster,
                    folder,
                    anewWith("--proxmox.endpoints=" + silent + ","
                            + cluster.endpoints().getFirst()));

            watched.scrapeUntil(
                    "/metrics", text -> text.contains("hypervisor_proxmox_endpoint_up{endpoint=\"" + silent + "\"} 0"));
            for (int i = 0; i < 5; i++) {
                assertWhole(watched.scrape());
            }
        }
    }

    @Test
    void nothingIsToldOfAClusterThatIsGoneAndAllWhenItIsBack() throws Exception {
        watched = start(2, ALWAYS_ANEW);
        assertWhole(watched.scrape());
        watched.cluster().refuse(0);
        watched.cluster().refuse(1);

        String gone = watched.scrapeUntil("/metrics", text -> text.contains("hypervisor_up{source=\"proxmox\"} 0"));

        assertThat(gone).contains("pve_exporter_up 0").doesNotContain("pve_node_up{", "pve_vm_status{");
        assertThat(watched.scrape(GUESTS)).doesNotContain("proxmox_guest_up{");
        watched.cluster().reopen(0);
        watched.cluster().reopen(1);
        assertWhole(watched.scrapeUntil("/metrics", text -> text.contains("pve_exporter_up 1")));
    }

    @Test
    void guestsOfANodeThatIsGoneDoNotRun() throws Exception {
        watched = start(2, ALWAYS_ANEW);
        assertWhole(watched.scrape());
        watched.cluster().lose("pve3");

        String text = watched.scrapeUntil("/metrics", scraped -> scraped.contains("pve_node_up{node=\"pve3\"} 0"));

        assertThat(text).contains("pve_node_up{node=\"pve1\"} 1", "pve_cluster_nodes_online 2");
        assertThat(text).doesNotContainPattern("pve_(vm|lxc)_(?!last_backup)\\w+\\{node=\"pve3\"");
        assertThat(text).doesNotContainPattern("pve_node_\\w+seconds\\{node=\"pve3\"");
        assertThat(watched.scrape(GUESTS))
                .doesNotContainPattern("proxmox_guest_up\\{host=\"pve3\".*} 1")
                .containsPattern("proxmox_guest_up\\{host=\"pve3\".*} 0")
                .containsPattern("proxmox_guest_up\\{host=\"pve1\".*} 1");
    }

    @Test
    void aStuckStatisticsDaemonShowsByTheAgeOfItsFigures() throws Exception {
        watched = start(1, ALWAYS_ANEW);
        watched.scrape();
        answers.troubles().stick("pve2", true);
        double stuck = timestamp(watched.scrape(), "pve2");
        double moving = timestamp(watched.scrape(), "pve3");

        now = now.plus(Duration.ofMinutes(2));
        String text = watched.scrape();

        assertThat(timestamp(text, "pve2")).isEqualTo(stuck);
        assertThat(timestamp(text, "pve3")).isGreaterThan(moving);
        assertThat(text).contains("pve_node_up{node=\"pve2\"} 1");
    }

    @Test
    void aLostQuorumIsToldAndNothingElse() throws Exception {
        watched = start(1, ALWAYS_ANEW);
        answers.troubles().quorate(false);

        assertThat(watched.scrapeUntil("/metrics", text -> text.contains("pve_cluster_quorate 0")))
                .contains("pve_node_up{node=\"pve1\"} 1", "pve_exporter_up 1");
    }

    @Test
    void aNodeThatHangsCostsWhatIsReadOfItAlone() throws Exception {
        watched = start(1, ALWAYS_ANEW);
        watched.cluster().faults().slow("/nodes/pve2/.*", Duration.ofSeconds(30));
        watched.cluster().faults().status("/nodes/pve2/.*", 596, "");

        String text = watched.scrapeUntil(
                "/metrics",
                scraped -> scraped.contains("pve_node_load1{node=\"pve1\"}")
                        && scraped.contains(
                                "hypervisor_proxmox_node_collector_success{collector=\"proxmox_node\",node=\"pve2\"} 0"));

        assertWhole(text);
        assertThat(text)
                .contains("pve_node_load1{node=\"pve3\"}", "pve_node_up{node=\"pve2\"} 1")
                .doesNotContain("pve_node_load1{node=\"pve2\"}");
        assertThat(watched.cluster().counts().mostAtOnce("pve2")).isEqualTo(1);
    }

    private WatchedCluster start(int endpoints, String... flags) throws Exception {
        return WatchedCluster.start(answers, endpoints, folder, flags);
    }

    private String endpointUp(int endpoint) {
        return "hypervisor_proxmox_endpoint_up{endpoint=\""
                + watched.cluster().endpoints().get(endpoint) + "\"}";
    }

    private static double timestamp(String text, String node) {
        String series = "hypervisor_proxmox_node_statistics_timestamp_seconds{node=\"" + node + "\"} ";
        return text.lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + series + " in " + text));
    }
}

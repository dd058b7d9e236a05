package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.Logins;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import hypervisor.demo.proxmox.StandInCertificates;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What can be wrong with a cluster of three nodes, and what a scrape of it then says: always on time and with status
/// 200, which [WatchedCluster] sees to.
@Timeout(180)
class ProxmoxFaultsTest {
    private static final String GUESTS = "/metrics/proxmox-exporter";
    private static final String RESOURCES = "/cluster/resources";
    private static final String[] ALWAYS_ANEW = {
        "--collector.proxmox_resources.interval=0",
        "--collector.proxmox_cluster.interval=0",
        "--collector.proxmox_ha.interval=0"
    };

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
                    with("--proxmox.endpoints=" + silent + ","
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
    void aWrongTokenIsNotTriedInEachScrape() throws Exception {
        ProxmoxStandIn cluster = ProxmoxStandIn.start(answers, 2);
        cluster.logins().token(Logins.TOKEN_ID, "another");
        watched = WatchedCluster.watch(cluster, folder, ALWAYS_ANEW);
        for (int i = 0; i < 10; i++) {
            assertThat(watched.scrape()).contains("hypervisor_up{source=\"proxmox\"} 0", "pve_exporter_up 0");
        }

        assertThat(cluster.counts().total()).as("each takes the cluster 3 s").isLessThan(30);
        assertThat(watched.get("/").body()).contains("401", "token");
    }

    @Test
    void aMissingPrivilegeCostsOneCollectorAndIsTold() throws Exception {
        watched = start(1, ALWAYS_ANEW);
        watched.cluster().faults().forbid("/nodes/[^/]+/storage", "/nodes/pve1", "Datastore.Audit");

        String text = watched.scrapeUntil(
                "/metrics",
                scraped -> scraped.contains("hypervisor_scrape_collector_success{collector=\"proxmox_storage\"} 0"));

        assertWhole(text);
        assertThat(text).doesNotContain("pve_storage_total_bytes");
        assertThat(watched.get("/").body()).contains("Datastore.Audit", "pveum acl modify");
    }

    @Test
    void aTokenWithoutRightsIsToldThoughTheAnswersAreEmptyLists() throws Exception {
        watched = start(1, with("--proxmox.token-id=" + Logins.POWERLESS_TOKEN_ID));

        assertThat(watched.scrapeUntil("/metrics", text -> text.contains("hypervisor_proxmox_privilege_missing")))
                .contains("privilege=\"Sys.Audit\"", "privilege=\"VM.Audit\"")
                .doesNotContain("pve_vm_status{");
    }

    @Test
    void anAnswerThatIsCutOffIsNoAnswer() throws Exception {
        watched = start(1, ALWAYS_ANEW);
        watched.cluster().faults().cut(RESOURCES, 700);

        String text = watched.scrapeUntil("/metrics", scraped -> scraped.contains("pve_exporter_up 0"));

        assertThat(text).doesNotContain("pve_node_up{").contains("pve_cluster_quorate 1");
    }

    @Test
    void anAnswerOfAHundredMegabytesIsRefused() throws Exception {
        watched = start(1, ALWAYS_ANEW);
        watched.cluster().faults().huge(RESOURCES, 100_000_000);

        String text = watched.scrapeUntil("/metrics", scraped -> scraped.contains("pve_exporter_up 0"));

        assertThat(text).contains("pve_cluster_quorate 1");
        assertThat(watched.get("/").body()).contains("MiB");
    }

    @Test
    void whatIsNoJsonIsRefused() throws Exception {
        watched = start(1, ALWAYS_ANEW);
        watched.cluster().faults().contentType(RESOURCES, "text/html");

        assertThat(watched.scrapeUntil("/metrics", scraped -> scraped.contains("pve_exporter_up 0")))
                .contains("pve_cluster_quorate 1");
        assertThat(watched.get("/").body()).contains("text/html");
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        ProxmoxStandIn cluster = ProxmoxStandIn.start(answers, 1);
        cluster.show(0, cluster.authority().issue(List.of("pve9.example")));
        watched = WatchedCluster.watch(cluster, folder, ALWAYS_ANEW);

        assertRefused("pve9.example");
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        ProxmoxStandIn cluster = ProxmoxStandIn.start(answers, 1);
        Instant today = Instant.now();
        cluster.show(
                0,
                cluster.authority()
                        .issue(List.of("127.0.0.1"), today.minus(Duration.ofDays(9)), today.minus(Duration.ofDays(1))));
        watched = WatchedCluster.watch(cluster, folder, ALWAYS_ANEW);

        assertRefused("expired");
    }

    @Test
    void anotherFingerprintIsRefused() throws Exception {
        ProxmoxStandIn cluster = ProxmoxStandIn.start(answers, 1);
        String other =
                StandInCertificates.authority().issue(List.of("127.0.0.1")).fingerprint();
        watched = WatchedCluster.watch(cluster, folder, with("--proxmox.fingerprints=" + other));

        assertRefused(cluster.fingerprints().getFirst());
    }

    @Test
    void aTicketThatEndsInMidRunIsReplaced() throws Exception {
        var hours = new Object() {
            volatile Duration passed = Duration.ZERO;
        };
        InstantSource clock = () -> Instant.now().plus(hours.passed);
        ProxmoxStandIn cluster = ProxmoxStandIn.start(answers, 1, clock);
        cluster.faults().loginDelay(Duration.ZERO);
        Path password = Files.writeString(folder.resolve("password"), Logins.PASSWORD);
        watched = WatchedCluster.watch(
                cluster, folder, with("--proxmox.username=" + Logins.USER, "--proxmox.password-file=" + password));
        assertWhole(watched.scrape());

        hours.passed = Duration.ofHours(3);

        for (int i = 0; i < 5; i++) {
            assertWhole(watched.scrape());
        }
        assertThat(cluster.counts().of("/access/ticket")).isEqualTo(2);
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

    private static String[] with(String... more) {
        String[] flags = java.util.Arrays.copyOf(ALWAYS_ANEW, ALWAYS_ANEW.length + more.length);
        System.arraycopy(more, 0, flags, ALWAYS_ANEW.length, more.length);
        return flags;
    }

    private void assertRefused(String because) {
        assertThat(watched.scrape())
                .contains("hypervisor_up{source=\"proxmox\"} 0", "pve_exporter_up 0")
                .doesNotContain("pve_node_up{");
        assertThat(watched.get("/").body()).contains(because);
        assertThat(watched.cluster().counts().total())
                .as("no token is shown to it")
                .isZero();
    }

    /// Of all nodes, guests and the cluster itself.
    private static void assertWhole(String text) {
        assertThat(text)
                .contains(
                        "pve_exporter_up 1",
                        "hypervisor_up{source=\"proxmox\"} 1",
                        "pve_node_up{node=\"pve1\"} 1",
                        "pve_node_up{node=\"pve2\"} 1",
                        "pve_node_up{node=\"pve3\"} 1",
                        "pve_vm_status{node=\"pve3\"",
                        "pve_cluster_quorate 1");
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

package hypervisor.cli;

import static hypervisor.cli.WatchedCluster.ALWAYS_ANEW;
import static hypervisor.cli.WatchedCluster.anewWith;
import static hypervisor.cli.WatchedCluster.assertWhole;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.Logins;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import hypervisor.demo.proxmox.StandInCertificates;
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

/// Who is refused by a cluster, or refuses what it answers, and what a scrape then says: always on time and with status
/// 200, which [WatchedCluster] sees to.
@Timeout(180)
class ProxmoxRefusalsTest {
    private static final String RESOURCES = "/cluster/resources";

    @TempDir
    private Path folder;

    private final GeneratedCluster answers = new GeneratedCluster(3, 8, 1, InstantSource.system());

    @SuppressWarnings("NullAway.Init") // each test starts its own
    private WatchedCluster watched;

    @AfterEach
    void stop() {
        watched.close();
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
        watched = start(1, anewWith("--proxmox.token-id=" + Logins.POWERLESS_TOKEN_ID));

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
        watched = WatchedCluster.watch(cluster, folder, anewWith("--proxmox.fingerprints=" + other));

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
                cluster, folder, anewWith("--proxmox.username=" + Logins.USER, "--proxmox.password-file=" + password));
        assertWhole(watched.scrape());

        hours.passed = Duration.ofHours(3);

        for (int i = 0; i < 5; i++) {
            assertWhole(watched.scrape());
        }
        assertThat(cluster.counts().of("/access/ticket")).isEqualTo(2);
    }

    private WatchedCluster start(int endpoints, String... flags) throws Exception {
        return WatchedCluster.start(answers, endpoints, folder, flags);
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
}

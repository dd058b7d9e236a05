package hypervisor.demo.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.HaStatus;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.node.VmDetail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ClusterTroublesTest {
    private static final String EXPORT = "/cluster/metrics/export?local-only=1";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1_795_217_840));
    private final GeneratedCluster cluster = new GeneratedCluster(2, 6, 7, now::get);

    @Test
    void aLostNodeStaysAsItWasForFiveMinutesAndIsThenForgotten() {
        String before = row("qemu/106");
        cluster.down("pve2", true);
        pass(Duration.ofMinutes(2));
        assertThat(node("pve2").online()).isFalse();
        assertThat(node("pve2").uptime()).isNull();
        assertThat(row("qemu/106")).isEqualTo(before).contains("\"status\":\"running\"");
        assertThat(cluster.answer("pve1", "/nodes/pve2/status", Logins.TOKEN_ID))
                .isEqualTo(Reply.unreachable());
        assertThat(members()).extracting(ClusterStatus.Member::online).containsExactly(true, false);

        pass(Duration.ofMinutes(3));
        assertThat(row("qemu/106")).contains("\"status\":\"unknown\"").doesNotContain("\"name\"");
        assertThat(row("qemu/100")).contains("\"status\":\"running\"");
        cluster.down("pve2", false);
        assertThat(node("pve2").online()).isTrue();
        assertThat(row("qemu/106")).contains("\"status\":\"running\"");
    }

    @Test
    void aStuckMeasurementStaysWithItsTime() {
        cluster.troubles().stick("pve1", true);
        String before = cluster.answer("pve1", EXPORT, Logins.TOKEN_ID).body();
        Guest guest = guest(100);
        pass(Duration.ofMinutes(10));
        assertThat(cluster.answer("pve1", EXPORT, Logins.TOKEN_ID).body()).isEqualTo(before);
        assertThat(guest(100)).isEqualTo(guest);
        assertThat(node("pve1").online()).isTrue();
        assertThat(times()).containsOnly(1_795_217_840L);
        cluster.troubles().stick("pve1", false);
        assertThat(times()).containsOnly(1_795_218_440L);
    }

    @Test
    void aHungMachineTellsNothingOfItsDisks() {
        cluster.troubles().hang(100, true);
        assertThat(guest(100))
                .returns(0L, Guest::read)
                .returns(0L, Guest::written)
                .returns("running", Guest::status);
        assertThat(vm(100).disks()).isEmpty();
        assertThat(vm(100).balloonInfo()).isNull();
        cluster.troubles().hang(100, false);
        assertThat(guest(100).read()).isPositive();
    }

    @Test
    void aPausedGuestStandsStill() {
        cluster.troubles().pause(100, true);
        Guest paused = guest(100);
        pass(Duration.ofMinutes(1));
        assertThat(guest(100)).isEqualTo(paused).returns("paused", Guest::status);
        assertThat(vm(100).qmpStatus()).isEqualTo("paused");
        cluster.troubles().pause(100, false);
        assertThat(guest(100).status()).isEqualTo("running");
    }

    @Test
    void aQuorumCanBeLost() {
        cluster.troubles().quorate(false);
        assertThat(ClusterStatus.of(Answers.rows(cluster, "/cluster/status", ClusterStatus.Row::of))
                        .quorate())
                .isFalse();
        assertThat(HaStatus.of(Answers.rows(cluster, "/cluster/ha/status/current", HaStatus.Row::of))
                        .quorate())
                .isFalse();
    }

    @Test
    void aNodeCanBeDownNowAndThen() {
        cluster.troubles().downNowAndThen("pve2", Duration.ofMinutes(10), Duration.ofMinutes(4));
        assertThat(node("pve2").online()).isFalse();
        pass(Duration.ofSeconds(239));
        assertThat(node("pve2").online()).isFalse();
        pass(Duration.ofSeconds(2));
        assertThat(node("pve2").online()).isTrue();
        pass(Duration.ofMinutes(5));
        assertThat(node("pve2").online()).isTrue();
        pass(Duration.ofMinutes(1));
        assertThat(node("pve2").online()).isFalse();
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private String row(String id) {
        String all =
                cluster.answer("pve1", "/cluster/resources", Logins.TOKEN_ID).body();
        int start = all.indexOf("{\"id\":\"" + id + "\"");
        return all.substring(start, all.indexOf('}', start));
    }

    private Resources resources() {
        return Resources.of(null, Answers.rows(cluster, "/cluster/resources", Resources.Row::of));
    }

    private ClusterNode node(String name) {
        return resources().nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Guest guest(long vmid) {
        return resources().guests().stream()
                .filter(guest -> guest.vmid() == vmid)
                .findFirst()
                .orElseThrow();
    }

    private VmDetail vm(long vmid) {
        return Answers.rows(cluster, "/nodes/pve1/qemu?full=1", row -> VmDetail.of("pve1", row)).stream()
                .filter(vm -> vm.vmid() == vmid)
                .findFirst()
                .orElseThrow();
    }

    private List<ClusterStatus.Member> members() {
        return ClusterStatus.of(Answers.rows(cluster, "/cluster/status", ClusterStatus.Row::of))
                .members();
    }

    private List<Long> times() {
        return Answers.read(cluster, EXPORT, AnswerReader.rowsIn("data", row -> row.integer("timestamp")));
    }
}

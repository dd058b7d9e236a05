package hypervisor.demo.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.HaStatus;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.node.NodeStorage;
import hypervisor.source.proxmox.node.Replication;
import hypervisor.source.proxmox.node.VmDetail;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayedTrafficTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"proxmox-exporter-7791b3a", "proxmox-exporter-c7e2f25", "proxmox-exporter-v1.0.2", "pve-exporter"
            })
    void eachRecordingTellsOfTheSameCluster(String folder) {
        var traffic = new ReplayedTraffic(folder);
        assertThat(traffic.nodes()).containsExactly("pve1", "pve2", "pve3");
        assertThat(traffic.time()).isBetween("2026-11-20T00:00:00Z", "2026-11-22T00:00:00Z");
        assertThat(traffic.printed()).contains("# TYPE ").doesNotContain("# HELP ");

        var resources = resources(traffic);
        assertThat(resources.nodes()).hasSize(3).allMatch(node -> node.online() && node.maxCpu() != null);
        assertThat(resources.guests())
                .extracting(Guest::vmid)
                .containsExactly(100L, 101L, 102L, 110L, 120L, 200L, 210L, 220L);
        assertThat(resources.guests().getFirst())
                .returns("web-01", Guest::name)
                .returns(2.0, Guest::maxCpu)
                .returns(true, Guest::running);
        assertThat(resources.storages()).hasSize(9);
        assertThat(resources.storages())
                .filteredOn(storage -> storage.available())
                .hasSize(6);
        assertThat(Answers.rows(traffic, "/nodes/pve2/storage", row -> NodeStorage.of("pve2", row)))
                .filteredOn(NodeStorage::active)
                .extracting(NodeStorage::name)
                .containsExactlyInAnyOrder("local", "shared");
        assertThat(traffic.answer("pve1", "/cluster/metrics/export?local-only=1", "")
                        .status())
                .isEqualTo(501);
    }

    @Test
    void theFullListIsMadeOfTheListAndEachGuestsStatus() {
        var traffic = new ReplayedTraffic("pve-exporter");
        List<VmDetail> vms = Answers.rows(traffic, "/nodes/pve1/qemu?full=1", row -> VmDetail.of("pve1", row));
        assertThat(vms).extracting(VmDetail::vmid).containsExactlyInAnyOrder(100L, 101L, 102L);
        var web = vms.stream().filter(vm -> vm.vmid() == 100).findFirst().orElseThrow();
        assertThat(web.qmpStatus()).isEqualTo("running");
        assertThat(web.freeMemory()).isEqualTo(161_061_273);
        assertThat(web.interfaces()).containsExactly(new VmDetail.Interface("tap100i0", 6110L, 2188L));
        assertThat(web.disks()).extracting(VmDetail.Disk::readBytes).containsExactly(512L);
    }

    @Test
    void highAvailabilityAndReplicationAreMadeOfTheirConfiguration() {
        var traffic = new ReplayedTraffic("pve-exporter");
        var ha = HaStatus.of(Answers.rows(traffic, "/cluster/ha/status/current", HaStatus.Row::of));
        assertThat(ha.quorate()).isTrue();
        assertThat(ha.services()).extracting(HaStatus.Service::id).containsExactly("ct:200", "vm:100");
        assertThat(Answers.rows(traffic, "/nodes/pve1/replication", row -> Replication.of("pve1", row)))
                .extracting(Replication::id)
                .containsExactly("100-0");
        assertThat(Answers.rows(traffic, "/nodes/pve2/replication", row -> Replication.of("pve2", row)))
                .isEmpty();
        assertThat(new ReplayedTraffic("proxmox-exporter-v1.0.2")
                        .answer("pve1", "/cluster/ha/status/current", "")
                        .status())
                .isEqualTo(501);
    }

    private static Resources resources(ClusterAnswers answers) {
        return Resources.of(null, Answers.rows(answers, "/cluster/resources", Resources.Row::of));
    }
}

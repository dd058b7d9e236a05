package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.RecordedApi;
import hypervisor.source.proxmox.node.GuestSnapshots;
import hypervisor.source.proxmox.node.GuestSnapshots.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotCollectorTest {
    private static final String OF_101 = "/nodes/pve1/qemu/101/snapshot";

    private final RecordedApi api = new RecordedApi("9.2", "auditor");
    private final Collected collected = new Collected(api);

    @ParameterizedTest
    @CsvSource({"9.2,1795217779", "8.4,1795218898"})
    void readsTheSnapshotsOfAllGuestsButTemplates(String version, long taken) throws Exception {
        var snapshots = new Collected(new RecordedApi(version, "auditor")).present(ProxmoxFacts.SNAPSHOTS);

        assertThat(snapshots.failures()).isEmpty();
        assertThat(snapshots.all())
                .extracting(guest -> guest.node() + " " + guest.vmid() + " "
                        + guest.snapshots().size())
                .containsExactly(
                        "pve1 100 0",
                        "pve1 101 1",
                        "pve1 200 0",
                        "pve2 110 0",
                        "pve2 210 0",
                        "pve3 120 0",
                        "pve3 220 0");
        assertThat(snapshots.all().get(1))
                .isEqualTo(new GuestSnapshots(
                        "qemu", "pve1", 101, "stopped-vm", "", List.of(new Snapshot("before-upgrade", taken))));
    }

    @Test
    void guestsOfANodeThatIsOfflineAreNotAsked() throws Exception {
        api.with("/cluster/resources", "failures/node-killed-15s__cluster_resources.json");

        var snapshots = collected.present(ProxmoxFacts.SNAPSHOTS);

        assertThat(snapshots.all()).extracting(GuestSnapshots::vmid).containsExactly(100L, 101L, 200L, 110L, 210L);
        assertThat(snapshots.failures()).isEmpty();
        assertThat(api.asked()).noneMatch(path -> path.contains("pve3"));
    }

    @Test
    void aGuestThatFailsCostsOnlyItself() throws Exception {
        api.failing(OF_101, Collected.failure(Kind.FORBIDDEN, 403, "403 VM.Audit on /vms/101"));

        var snapshots = collected.present(ProxmoxFacts.SNAPSHOTS);

        assertThat(snapshots.all()).hasSize(6);
        assertThat(snapshots.failures())
                .containsOnlyKeys("pve1")
                .containsValue("1 of 3 guests: 403 VM.Audit on /vms/101");
    }

    @Test
    void aGuestThatMovedAwayMeanwhileIsNoFailure() throws Exception {
        api.failing(
                OF_101,
                Collected.failure(
                        Kind.REFUSED, 500, "500 Configuration file 'nodes/pve1/qemu-server/101.conf' does not exist"));

        var snapshots = collected.present(ProxmoxFacts.SNAPSHOTS);

        assertThat(snapshots.all()).hasSize(6);
        assertThat(snapshots.failures()).isEmpty();
    }

    @Test
    void aNodeThatHangsIsNotAskedForEachOfItsGuests() throws Exception {
        ApiException hangs = Collected.failure(Kind.NODE, 596, "596 hangs");
        api.failing("/nodes/pve1/qemu/100/snapshot", hangs).failing("/nodes/pve2/lxc/210/snapshot", hangs);

        var snapshots = collected.present(ProxmoxFacts.SNAPSHOTS);

        assertThat(snapshots.all()).extracting(GuestSnapshots::vmid).containsExactly(110L, 120L, 220L);
        assertThat(snapshots.failures())
                .containsEntry("pve1", "596 hangs")
                .containsEntry("pve2", "after 1 of 2 guests: 596 hangs");
        assertThat(api.asked()).doesNotContain(OF_101);
    }

    @Test
    void failsWhereTheTokenIsNotAccepted() {
        api.failing(OF_101, Collected.failure(Kind.UNAUTHENTICATED, 401, "not accepted"));

        assertThatThrownBy(() -> collected.present(ProxmoxFacts.SNAPSHOTS)).hasMessage("not accepted");
    }

    @Test
    void asksOneGuestOfANodeAtATimeAndEightInAll() throws Exception {
        CountingApi many = CountingApi.ofNodes(12);

        assertThat(new Collected(many).present(ProxmoxFacts.SNAPSHOTS).all()).hasSize(24);

        assertThat(many.mostOfOneNode).hasValue(1);
        assertThat(many.most.get()).isBetween(2, 8);
    }
}

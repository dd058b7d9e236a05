package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.RecordedApi;
import hypervisor.source.proxmox.node.ContainerDetail;
import hypervisor.source.proxmox.node.Disk;
import hypervisor.source.proxmox.node.NodePressure;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.NodeService;
import hypervisor.source.proxmox.node.NodeStatus;
import hypervisor.source.proxmox.node.NodeStorage;
import hypervisor.source.proxmox.node.PendingUpdates;
import hypervisor.source.proxmox.node.Pressure;
import hypervisor.source.proxmox.node.Subscription;
import hypervisor.source.proxmox.node.VmDetail;
import hypervisor.source.proxmox.node.ZfsPool;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeQuestionsTest {
    private static final String NO_ZFS = "{\"data\":null,\"message\":\"zfsutils-linux not installed\\n\"}";

    private final RecordedApi api = new RecordedApi("9.2", "auditor");

    @ParameterizedTest
    @ValueSource(strings = {"9.2", "8.4"})
    void readsOnlyVmsThatRun(String version) throws Exception {
        List<VmDetail> vms = read(new RecordedApi(version, "auditor"), ProxmoxFacts.VMS);

        assertThat(vms)
                .extracting(vm -> vm.node() + " " + vm.vmid())
                .containsExactly("pve1 100", "pve2 110", "pve3 120");
        VmDetail web = vms.getFirst();
        assertThat(web.qmpStatus()).isEqualTo("running");
        assertThat(web.freeMemory()).isEqualTo(161061273);
        assertThat(web.disks()).singleElement().satisfies(disk -> {
            assertThat(disk.name()).isEqualTo("scsi0");
            assertThat(disk.readBytes()).isEqualTo(512);
        });
    }

    @Test
    void aVmThatHangsIsThereWithoutWhatQemuDidNotTell() throws Exception {
        api.with("/nodes/pve2/qemu?full=1", "failures/hung-vm__nodes_pve2_qemu_full=1.json");

        VmDetail hung = read(api, ProxmoxFacts.VMS).get(1);

        assertThat(hung.vmid()).isEqualTo(110);
        assertThat(hung.disks()).isEmpty();
        assertThat(hung.freeMemory()).isNull();
        assertThat(hung.interfaces())
                .singleElement()
                .satisfies(one -> assertThat(one.received()).isEqualTo(4168));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.2", "8.4"})
    void readsOnlyContainersThatRun(String version) throws Exception {
        List<ContainerDetail> containers = read(new RecordedApi(version, "auditor"), ProxmoxFacts.CONTAINERS);

        assertThat(containers)
                .extracting(container -> container.node() + " " + container.vmid() + " " + container.name())
                .containsExactly("pve1 200 ct-dns", "pve3 220 ct-three");
        assertThat(containers.getFirst().maxSwap()).isEqualTo(536870912);
    }

    @Test
    void readsStoragesByNodeAndName() throws Exception {
        List<NodeStorage> storages = read(api, ProxmoxFacts.STORAGES);

        assertThat(storages).hasSize(12);
        assertThat(storages.subList(0, 4))
                .extracting(storage -> storage.node() + " " + storage.name() + " " + storage.total())
                .containsExactly(
                        "pve1 disabled-one null",
                        "pve1 local 3221225472",
                        "pve1 offline null",
                        "pve1 shared 270553174016");
    }

    @Test
    void readsDisksCertificatesAndReplications() throws Exception {
        assertThat(read(api, ProxmoxFacts.DISKS))
                .extracting(disk -> disk.node() + " " + disk.path() + " " + disk.health())
                .containsExactly("pve1 /dev/vda UNKNOWN", "pve2 /dev/vda UNKNOWN", "pve3 /dev/vda UNKNOWN");
        assertThat(read(api, ProxmoxFacts.DISKS).getFirst())
                .returns(274877906944L, Disk::size)
                .returns("mounted", Disk::used)
                .returns(null, Disk::model)
                .returns(null, Disk::lifeLeft)
                .returns(null, Disk::rotation);
        assertThat(read(api, ProxmoxFacts.CERTIFICATES).getFirst().fingerprint())
                .contains(":");
        assertThat(read(api, ProxmoxFacts.CERTIFICATES))
                .extracting(certificate -> certificate.node() + " " + certificate.file())
                .startsWith("pve1 pve-root-ca.pem", "pve1 pve-ssl.pem", "pve2 pve-root-ca.pem")
                .hasSize(6);
        assertThat(read(api, ProxmoxFacts.REPLICATIONS)).singleElement().satisfies(job -> {
            assertThat(job.node()).isEqualTo("pve1");
            assertThat(job.id()).isEqualTo("100-0");
            assertThat(job.lastSync()).as("never").isNull();
            assertThat(job.lastTry()).as("never").isNull();
            assertThat(job.nextSync()).isEqualTo(900);
            assertThat(job.kind() + " " + job.type() + " " + job.source() + " " + job.target())
                    .isEqualTo("qemu local pve1 pve2");
        });
    }

    @Test
    void readsTheSubscriptionOfEachNode() throws Exception {
        assertThat(read(api, ProxmoxFacts.SUBSCRIPTIONS))
                .containsExactly(
                        new Subscription("pve1", null, "notfound", null),
                        new Subscription("pve2", "s", "active", LocalDate.of(2027, 1, 1)),
                        new Subscription("pve3", null, "notfound", null));
    }

    @Test
    void aDayThatIsNoneIsNotKnown() throws Exception {
        api.answering("/nodes/pve2/subscription", "{\"data\":{\"status\":\"active\",\"nextduedate\":\"soon\"}}");

        assertThat(read(api, ProxmoxFacts.SUBSCRIPTIONS)).contains(new Subscription("pve2", null, "active", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.2", "8.4"})
    void readsServicesThatAreInstalled(String version) throws Exception {
        List<NodeService> services = read(new RecordedApi(version, "auditor"), ProxmoxFacts.SERVICES);

        assertThat(services)
                .contains(
                        new NodeService("pve1", "corosync", "corosync service", "running", "active", "enabled"),
                        new NodeService("pve1", "spiceproxy", "spiceproxy service", "failed", "failed", "enabled"))
                .extracting(NodeService::name)
                .doesNotContain("chrony");
        assertThat(services).filteredOn(NodeService::running).isNotEmpty();
    }

    @Test
    void readsThePressureOfTheNewestMinuteThatHasIt() throws Exception {
        List<NodePressure> pressures = read(api, ProxmoxFacts.PRESSURES);

        assertThat(pressures).extracting(NodePressure::node).containsExactly("pve1", "pve2", "pve3");
        assertThat(pressures.get(1))
                .isEqualTo(new NodePressure(
                        "pve2",
                        1795217820,
                        new Pressure(70.5028571428571, null, 0.888571428571429, 0.0, 0.0, 0.0),
                        17503232950.8571,
                        0.0));
    }

    @Test
    void olderVersionsTellNoPressure() throws Exception {
        var old = new RecordedApi("8.4", "auditor");
        old.with("/nodes/pve1/rrddata?timeframe=hour", "auditor__GET_nodes_pve2_rrddata_timeframe=hour.json");

        assertThat(read(old, ProxmoxFacts.PRESSURES)).isEmpty();
    }

    @Test
    void countsUpdatesByOrigin() throws Exception {
        api.with("/nodes/pve1/apt/update", "root__GET_nodes_pve1_apt_update.json")
                .answering("/nodes/pve2/apt/update", "{\"data\":[{\"Origin\":\"Proxmox\"},{\"Origin\":\"Debian\"},{}]}")
                .answering("/nodes/pve3/apt/update", "{\"data\":[]}");

        assertThat(read(api, ProxmoxFacts.UPDATES))
                .containsExactly(
                        new PendingUpdates("pve1", 4, new TreeMap<>(Map.of("Debian", 4L))),
                        new PendingUpdates("pve2", 3, new TreeMap<>(Map.of("Debian", 1L, "Proxmox", 1L, "", 1L))),
                        new PendingUpdates("pve3", 0, new TreeMap<>()));
    }

    @Test
    void withoutThePrivilegeUpdatesAreNotKnownRatherThanNone() throws Exception {
        api.answering("/nodes/pve2/apt/update", "{\"data\":[]}")
                .with("/nodes/pve3/apt/update", "auditor__GET_nodes_pve1_apt_update.json");

        NodeReadings<PendingUpdates> some = new Collected(api).present(ProxmoxFacts.UPDATES);
        assertThat(some.all()).extracting(PendingUpdates::node).containsExactly("pve2");
        assertThat(some.failures()).containsOnlyKeys("pve1", "pve3");
        assertThat(some.failures().get("pve1")).contains("Sys.Modify");

        api.with("/nodes/pve2/apt/update", "auditor__GET_nodes_pve1_apt_update.json");
        assertThatThrownBy(() -> new Collected(api).present(ProxmoxFacts.UPDATES))
                .hasMessageContaining("Sys.Modify");
    }

    @Test
    void tellsHowLongDisksOfVmsTookAndWhichQemuRuns() throws Exception {
        VmDetail web = read(api, ProxmoxFacts.VMS).getFirst();

        assertThat(web)
                .returns(102L, VmDetail::uptime)
                .returns("7.2.22", VmDetail::qemuVersion)
                .returns("pc-i440fx-7.2", VmDetail::machine)
                .returns(134217728L, VmDetail::minimumMemory)
                .returns(null, VmDetail::lock);
        assertThat(web.disks().getFirst())
                .returns(26159L, VmDetail.Disk::readNanos)
                .returns(0L, VmDetail.Disk::writeNanos)
                .returns(0L, VmDetail.Disk::unmaps)
                .returns(0L, VmDetail.Disk::invalidReads);
    }

    @Test
    void readsHowMuchLifeADiskHasLeft() throws Exception {
        api.answering("/nodes/pve1/disks/list", """
                {"data":[{"devpath":"/dev/nvme0n1","type":"nvme","wearout":97,"health":"PASSED","rpm":0,"size":"960197124096"},
                {"devpath":"/dev/sda","type":"hdd","wearout":"N/A","rpm":7200,"model":"WD Red"}]}""");

        assertThat(read(api, ProxmoxFacts.DISKS).subList(0, 2))
                .satisfiesExactly(
                        flash -> assertThat(flash)
                                .returns(97.0, Disk::lifeLeft)
                                .returns(960197124096L, Disk::size)
                                .returns(null, Disk::rotation),
                        turning -> assertThat(turning)
                                .returns(null, Disk::lifeLeft)
                                .returns(7200L, Disk::rotation)
                                .returns("WD Red", Disk::model));
    }

    @Test
    void readsProcessorsAndMemoryOfANode() throws Exception {
        NodeStatus node = read(api, ProxmoxFacts.NODE_STATUS).getFirst();

        assertThat(node)
                .returns("AMD EPYC", NodeStatus::model)
                .returns(2L, NodeStatus::processors)
                .returns(17477033984L, NodeStatus::memoryAvailable)
                .returns("legacy-bios", NodeStatus::bootMode);
        assertThat(read(new RecordedApi("8.4", "auditor"), ProxmoxFacts.NODE_STATUS)
                        .getFirst()
                        .memoryAvailable())
                .isNull();
    }

    @Test
    void noNodeWithZfsIsNoFailure() throws Exception {
        for (String node : List.of("pve1", "pve2", "pve3")) {
            api.answering("/nodes/" + node + "/disks/zfs", NO_ZFS);
        }

        assertThat(new Collected(api).reading(ProxmoxFacts.ZFS_POOLS))
                .isInstanceOfSatisfying(
                        Reading.Absent.class,
                        absent -> assertThat(absent.because()).contains("not installed"));
    }

    @Test
    void someNodesWithZfsAreRead() throws Exception {
        api.answering("/nodes/pve1/disks/zfs", NO_ZFS)
                .answering("/nodes/pve2/disks/zfs", "{\"data\":[]}")
                .answering("/nodes/pve3/disks/zfs", """
                        {"data":[{"name":"tank","health":"DEGRADED","size":1000,"alloc":400,"free":600,"frag":3},
                        {"name":"rpool","health":"ONLINE","size":10,"alloc":4,"free":6,"frag":0}]}""");

        NodeReadings<ZfsPool> pools = new Collected(api).present(ProxmoxFacts.ZFS_POOLS);

        assertThat(pools.all())
                .containsExactly(
                        new ZfsPool("pve3", "rpool", "ONLINE", 10L, 4L, 6L, 0.0),
                        new ZfsPool("pve3", "tank", "DEGRADED", 1000L, 400L, 600L, 3.0));
        assertThat(pools.failures()).isEmpty();
    }

    private static <T> List<T> read(RecordedApi api, Fact<NodeReadings<T>> fact) throws Exception {
        NodeReadings<T> readings = new Collected(api).present(fact);
        assertThat(readings.failures()).isEmpty();
        return readings.all();
    }
}

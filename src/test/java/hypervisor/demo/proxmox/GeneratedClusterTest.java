package hypervisor.demo.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.HaStatus;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.cluster.Storage;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.json.JsonRow;
import hypervisor.source.proxmox.node.Certificate;
import hypervisor.source.proxmox.node.ContainerDetail;
import hypervisor.source.proxmox.node.Disk;
import hypervisor.source.proxmox.node.NodeStatus;
import hypervisor.source.proxmox.node.NodeStorage;
import hypervisor.source.proxmox.node.Replication;
import hypervisor.source.proxmox.node.VmDetail;
import hypervisor.source.proxmox.node.ZfsPool;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GeneratedClusterTest {
    private static final List<String> PATHS = List.of(
            "/version",
            "/access/permissions",
            "/nodes",
            "/cluster/resources",
            "/cluster/status",
            "/cluster/ha/status/current",
            "/cluster/metrics/export?local-only=1",
            "/nodes/pve1/status",
            "/nodes/pve1/qemu",
            "/nodes/pve1/qemu?full=1",
            "/nodes/pve1/lxc",
            "/nodes/pve1/storage",
            "/nodes/pve1/disks/list",
            "/nodes/pve1/disks/zfs",
            "/nodes/pve1/certificates/info",
            "/nodes/pve1/replication",
            "/nodes/pve1/subscription",
            "/nodes/pve1/tasks?typefilter=vzdump&limit=50",
            "/cluster/tasks",
            "/cluster/ceph/status",
            "/nodes/pve1/services",
            "/nodes/pve1/apt/update",
            "/nodes/pve1/rrddata?timeframe=hour",
            "/nodes/pve1/storage/local/content?content=backup",
            "/nodes/pve1/qemu/100/agent/get-host-name",
            "/nodes/pve1/qemu/100/agent/get-osinfo",
            "/nodes/pve1/qemu/100/agent/network-get-interfaces",
            "/nodes/pve1/qemu/100/agent/get-fsinfo",
            "/nodes/pve1/lxc/102/interfaces",
            "/nodes/pve1/qemu/100/snapshot");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1_795_217_840));
    private final GeneratedCluster cluster = new GeneratedCluster(3, 24, 7, now::get);

    @Test
    void oneMomentHasOneAnswerAndOneSeedOneCluster() {
        var same = new GeneratedCluster(3, 24, 7, now::get);
        var other = new GeneratedCluster(3, 24, 8, now::get);
        for (String path : PATHS) {
            Reply reply = cluster.answer("pve1", path, Logins.TOKEN_ID);
            assertThat(reply.status()).as(path).isEqualTo(200);
            assertThat(cluster.answer("pve1", path, Logins.TOKEN_ID)).isEqualTo(reply);
            assertThat(same.answer("pve1", path, Logins.TOKEN_ID)).isEqualTo(reply);
        }
        assertThat(other.answer("pve1", "/cluster/resources", Logins.TOKEN_ID))
                .isNotEqualTo(cluster.answer("pve1", "/cluster/resources", Logins.TOKEN_ID));
    }

    @Test
    void hasGuestsOfAllKinds() {
        Resources resources = resources();
        assertThat(resources.nodes()).extracting(ClusterNode::name).containsExactly("pve1", "pve2", "pve3");
        assertThat(resources.guests()).hasSize(72).extracting(Guest::vmid).startsWith(100L, 101L, 102L);
        assertThat(resources.guests()).extracting(Guest::status).contains("running", "stopped");
        assertThat(resources.guests())
                .filteredOn(guest -> guest.status().equals("paused"))
                .hasSize(1);
        assertThat(resources.guests()).filteredOn(Guest::template).isNotEmpty().allMatch(Guest::isVm);
        assertThat(resources.guests())
                .filteredOn(guest -> guest.maxCpu() != null && guest.maxCpu() == 0.5)
                .isNotEmpty()
                .noneMatch(Guest::isVm);
        assertThat(resources.guests()).extracting(Guest::lock).contains("backup");
        assertThat(resources.guests()).extracting(Guest::haState).contains("started");
        assertThat(resources.storages()).hasSize(12);
        assertThat(resources.storages())
                .filteredOn(storage -> !storage.available())
                .hasSize(3);
        assertThat(resources.storages())
                .filteredOn(storage -> storage.name().equals("ceph"))
                .extracting(Storage::used)
                .hasSize(3)
                .containsOnly(resources.storages().get(1).used());
    }

    /// As other exporters ask.
    @Test
    void tellsOneKindOfResourcesWhereAsked() {
        String guests = cluster.answer("pve1", "/cluster/resources?type=vm", Logins.TOKEN_ID)
                .body();
        String storages = cluster.answer("pve1", "/cluster/resources?type=storage", Logins.TOKEN_ID)
                .body();

        assertThat(guests).contains("\"qemu/100\"").doesNotContain("\"storage/", "\"node/");
        assertThat(storages).contains("\"storage/pve1/").doesNotContain("\"qemu/", "\"node/");
    }

    @Test
    void readsAsTheExporterReadsIt() {
        assertThat(ClusterStatus.of(rows("/cluster/status", ClusterStatus.Row::of)))
                .returns("lab", ClusterStatus::name)
                .returns(true, ClusterStatus::quorate)
                .returns(3, status -> status.members().size());
        var ha = HaStatus.of(rows("/cluster/ha/status/current", HaStatus.Row::of));
        assertThat(ha.master()).isEqualTo("pve1");
        assertThat(ha.services()).hasSize(9);
        var node = Answers.read(cluster, "/nodes/pve1/status", AnswerReader.object(row -> NodeStatus.of("pve1", row)));
        assertThat(node.loads()).hasSize(3);
        assertThat(node.cores()).isEqualTo(16);
        assertThat(node.memory().total()).isEqualTo(256L << 30);
        assertThat(rows("/nodes/pve1/storage", row -> NodeStorage.of("pve1", row)))
                .extracting(NodeStorage::active)
                .containsExactly(true, true, true, false);
        assertThat(rows("/nodes/pve1/disks/list", row -> Disk.of("pve1", row))).hasSize(3);
        assertThat(rows("/nodes/pve1/disks/zfs", row -> ZfsPool.of("pve1", row)))
                .extracting(ZfsPool::health)
                .containsExactly("ONLINE", "DEGRADED");
        assertThat(rows("/nodes/pve1/certificates/info", row -> Certificate.of("pve1", row)))
                .extracting(Certificate::notAfter)
                .doesNotContainNull();
        assertThat(rows("/nodes/pve1/replication", row -> Replication.of("pve1", row)))
                .extracting(Replication::id)
                .containsExactly("100-0");
        assertThat(rows("/nodes/pve1/qemu/101/snapshot", row -> row.text("name")))
                .containsExactly("nightly0", "current");
        assertThat(cluster.answer("pve1", "/nodes/pve1/qemu/999/snapshot", Logins.TOKEN_ID))
                .returns(500, Reply::status)
                .returns(true, reply -> reply.body().contains("999.conf' does not exist"));
    }

    @Test
    void guestsTellInDetailWhatTheirKindTells() {
        List<VmDetail> vms = rows("/nodes/pve1/qemu?full=1", row -> VmDetail.of("pve1", row));
        assertThat(vms).hasSize(16);
        assertThat(vms.getFirst().pressure().cpuSome()).isNotNull();
        assertThat(vms.getFirst().disks()).extracting(VmDetail.Disk::name).containsExactly("scsi0");
        assertThat(vms.getFirst().interfaces()).hasSize(1);
        assertThat(vms).extracting(VmDetail::qmpStatus).contains("running", "stopped", "paused");
        List<ContainerDetail> containers = rows("/nodes/pve1/lxc", row -> ContainerDetail.of("pve1", row));
        assertThat(containers).hasSize(8);
        assertThat(containers.getFirst().pressure().ioSome()).isNotNull();
        assertThat(cluster.answer("pve1", "/nodes/pve1/lxc", Logins.TOKEN_ID).body())
                .containsPattern("\"pressurecpusome\":\"\\d");
        assertThat(cluster.answer("pve1", "/nodes/pve1/qemu", Logins.TOKEN_ID).body())
                .containsPattern("\"pressurecpusome\":\\d")
                .doesNotContain("qmpstatus");
    }

    @Test
    void countersNeverFall() {
        Map<String, Double> before = counters();
        Map<String, Double> first = before;
        for (int step = 0; step < 100; step++) {
            now.updateAndGet(time -> time.plus(Duration.ofMillis(7300)));
            Map<String, Double> after = counters();
            assertThat(after.keySet()).isEqualTo(before.keySet());
            before.forEach((name, value) -> assertThat(after.get(name)).as(name).isGreaterThanOrEqualTo(value));
            before = after;
        }
        assertThat(before.get("qemu/100 net_in")).isGreaterThan(first.get("qemu/100 net_in"));
        assertThat(before.get("tap100i0")).isGreaterThan(first.get("tap100i0"));
        assertThat(before.get("qemu/104 read")).isEqualTo(first.get("qemu/104 read"));
    }

    @Test
    void whoMaySeeLittleSeesLittle() {
        assertThat(cluster.answer("pve1", "/nodes/pve1/status", Logins.LIMITED_TOKEN_ID)
                        .body())
                .isEqualTo("{\"data\":null,\"message\":\"Permission check failed (/nodes/pve1, Sys.Audit)\\n\"}");
        assertThat(vmids(Logins.LIMITED_TOKEN_ID)).isEqualTo("\"vmid\":100");
        assertThat(vmids(Logins.POWERLESS_TOKEN_ID)).isEmpty();
        assertThat(cluster.answer("pve1", "/cluster/status", Logins.POWERLESS_TOKEN_ID)
                        .status())
                .isEqualTo(403);
        assertThat(cluster.answer("pve1", "/access/permissions", Logins.POWERLESS_TOKEN_ID)
                        .body())
                .isEqualTo("{\"data\":{}}");
    }

    @Test
    void backupsAreOfLastNight() {
        String list = cluster.answer("pve2", "/nodes/pve2/tasks?typefilter=vzdump&limit=50", Logins.TOKEN_ID)
                .body();
        var upid = Pattern.compile("\"upid\":\"([^\"]+)\"").matcher(list);
        assertThat(upid.find()).isTrue();
        String log = cluster.answer("pve2", "/nodes/pve2/tasks/" + upid.group(1) + "/log?limit=50000", Logins.TOKEN_ID)
                .body();
        assertThat(log).contains("INFO: Finished Backup of VM 124 (").contains("ERROR: Backup of VM 130 failed");
        assertThat(cluster.answer("pve2", "/nodes/pve2/tasks/UPID:other/log", Logins.TOKEN_ID)
                        .status())
                .isEqualTo(500);
    }

    @Test
    void aLargeOneAnswersAtOnce() {
        var large = new GeneratedCluster(50, 100, 1, now::get);
        var guests = Resources.of(null, Answers.rows(large, "/cluster/resources", Resources.Row::of))
                .guests();
        assertThat(guests).hasSize(5000).extracting(Guest::vmid).doesNotHaveDuplicates();
    }

    private Resources resources() {
        return Resources.of("lab", rows("/cluster/resources", Resources.Row::of));
    }

    private <T> List<T> rows(String path, Function<JsonRow, T> row) {
        return Answers.rows(cluster, path, row);
    }

    private String vmids(String user) {
        return Pattern.compile("\"vmid\":\\d+")
                .matcher(cluster.answer("pve1", "/cluster/resources", user).body())
                .results()
                .map(result -> result.group())
                .collect(Collectors.joining(","));
    }

    private Map<String, Double> counters() {
        Map<String, Double> counters = new HashMap<>();
        for (Guest guest : resources().guests()) {
            String id = guest.kind() + "/" + guest.vmid();
            counters.put(id + " read", number(guest.read()));
            counters.put(id + " written", number(guest.written()));
            counters.put(id + " received", number(guest.received()));
            counters.put(id + " sent", number(guest.sent()));
            counters.put(id + " uptime", number(guest.uptime()));
        }
        List<VmDetail> vms = rows("/nodes/pve1/qemu?full=1", row -> VmDetail.of("pve1", row));
        for (VmDetail vm : vms) {
            vm.interfaces().forEach(nic -> counters.put(nic.name(), number(nic.received())));
            vm.disks().forEach(disk -> counters.put(vm.vmid() + disk.name(), number(disk.reads())));
        }
        Answers.read(
                        cluster,
                        "/cluster/metrics/export?local-only=1",
                        AnswerReader.rowsIn("data", row -> Map.entry(row, row.text("type", ""))))
                .stream()
                .filter(row -> row.getValue().equals("derive"))
                .forEach(row -> counters.put(
                        row.getKey().text("id") + " " + row.getKey().text("metric"),
                        number(row.getKey().integer("value"))));
        return counters;
    }

    private static double number(@Nullable Long value) {
        return value == null ? -1 : value;
    }
}

package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.RecordedApi;
import hypervisor.source.proxmox.node.LastBackup;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackupCollectorTest {
    private static final String JOB = "UPID:pve1:0000025D:0004AB19:6B00D973:vzdump::root@pam!full:";
    private static final String JOB_LOG = "/nodes/pve1/tasks/" + JOB + "/log?limit=50000";
    private static final String LOG = """
            {"data":[{"n":1,"t":"INFO: starting new backup job: vzdump 100 101 200 999"},
            {"n":2,"t":"INFO: Finished Backup of VM 100 (00:00:07)"},
            {"n":3,"t":"ERROR: Backup of VM 101 failed - unable to find command 'rsync'"},
            {"n":4,"t":"INFO: Finished Backup of VM 200 (00:01:02)"},
            {"n":5,"t":"INFO: Finished Backup of VM 999 (00:01:02)"}],"total":5}""";

    private final RecordedApi api = new RecordedApi("9.2", "auditor");
    private final Collected collected = new Collected(api);

    BackupCollectorTest() {
        for (String node : List.of("pve1", "pve2", "pve3")) {
            api.answering(tasks(node), "{\"data\":[]}");
        }
    }

    @Test
    void recordedBackupsThatFailedAreNone() throws Exception {
        api.with(tasks("pve1"), "auditor__GET_nodes_pve1_tasks.json")
                .with(tasks("pve2"), "auditor__GET_nodes_pve2_tasks.json");

        var backups = collected.present(ProxmoxFacts.BACKUPS);

        assertThat(backups.all()).isEmpty();
        assertThat(backups.failures()).isEmpty();
    }

    @Test
    void theNewestBackupCountsWhereverItWasMade() throws Exception {
        api.answering(
                        tasks("pve2"),
                        list(
                                task("a", "100", "OK", 1000),
                                task("b", "100", "job errors", 3000),
                                task("c", "110", "OK", 5)))
                .answering(tasks("pve3"), list(task("d", "100", "WARNINGS: 1", 2000), task("e", "200", "OK", 7)));

        assertThat(collected.present(ProxmoxFacts.BACKUPS).all())
                .containsExactly(
                        new LastBackup("qemu", "pve1", 100, "web-01", 2000),
                        new LastBackup("lxc", "pve1", 200, "ct-dns", 7),
                        new LastBackup("qemu", "pve2", 110, "db-01", 5));
    }

    @Test
    void otherTasksAndThoseThatAreNotOverDoNotCount() throws Exception {
        api.answering(tasks("pve1"), """
                {"data":[{"type":"qmsnapshot","id":"100","status":"OK","endtime":9,"upid":"UPID:a"},
                {"type":"vzdump","id":"110","upid":"UPID:b","starttime":8},{"type":"vzdump","id":"110"}]}""");

        assertThat(collected.present(ProxmoxFacts.BACKUPS).all()).isEmpty();
    }

    @Test
    void theLogOfAJobForSeveralGuestsTellsWhichItBackedUp() throws Exception {
        api.answering(tasks("pve1"), list(task(JOB, "", "job errors", 4000))).answering(JOB_LOG, LOG);

        var backups = collected.present(ProxmoxFacts.BACKUPS);

        assertThat(backups.all())
                .containsExactly(
                        new LastBackup("qemu", "pve1", 100, "web-01", 4000),
                        new LastBackup("lxc", "pve1", 200, "ct-dns", 4000));
    }

    @Test
    void aLogIsReadOnlyOnce() throws Exception {
        api.answering(tasks("pve1"), list(task(JOB, "", "OK", 4000))).answering(JOB_LOG, LOG);

        collected.present(ProxmoxFacts.BACKUPS);
        collected.present(ProxmoxFacts.BACKUPS);

        assertThat(api.asked().stream().filter(JOB_LOG::equals)).hasSize(1);
    }

    @Test
    void onlyTheNewestFiveLogsOfANodeAreRead() throws Exception {
        String[] tasks = IntStream.range(0, 7)
                .mapToObj(i -> task("UPID:" + i, "", "OK", 100 + i))
                .toArray(String[]::new);
        IntStream.range(0, 7).forEach(i -> api.answering("/nodes/pve1/tasks/UPID:" + i + "/log?limit=50000", LOG));
        api.answering(tasks("pve1"), list(tasks));

        collected.present(ProxmoxFacts.BACKUPS);

        assertThat(api.asked().stream().filter(path -> path.contains("/log")))
                .containsExactly(
                        "/nodes/pve1/tasks/UPID:6/log?limit=50000",
                        "/nodes/pve1/tasks/UPID:5/log?limit=50000",
                        "/nodes/pve1/tasks/UPID:4/log?limit=50000",
                        "/nodes/pve1/tasks/UPID:3/log?limit=50000",
                        "/nodes/pve1/tasks/UPID:2/log?limit=50000");
    }

    @Test
    void aLogThatCannotBeReadCostsOnlyItself() throws Exception {
        api.answering(tasks("pve1"), list(task(JOB, "", "OK", 4000), task("x", "101", "OK", 3000)))
                .failing(JOB_LOG, Collected.failure(Kind.REFUSED, 500, "500 no such log"));

        var backups = collected.present(ProxmoxFacts.BACKUPS);

        assertThat(backups.all()).containsExactly(new LastBackup("qemu", "pve1", 101, "stopped-vm", 3000));
        assertThat(backups.failures()).containsOnlyKeys("pve1").containsValue("500 no such log");
    }

    @Test
    void whatWasReadOnceStaysKnownAsLongAsTheGuestExists() throws Exception {
        api.answering(tasks("pve3"), list(task("a", "120", "OK", 10), task("b", "110", "OK", 20)));
        assertThat(collected.present(ProxmoxFacts.BACKUPS).all()).hasSize(2);

        api.with("/cluster/resources", "failures/node-killed-5min__cluster_resources.json");
        collected.pass(Duration.ofMinutes(5));
        assertThat(collected.present(ProxmoxFacts.BACKUPS).all())
                .containsExactly(
                        new LastBackup("qemu", "pve2", 110, "db-01", 20),
                        new LastBackup("qemu", "pve3", 120, "locked-vm", 10));

        api.answering("/cluster/resources", """
                {"data":[{"type":"node","node":"pve1","status":"online"},
                {"type":"qemu","vmid":120,"node":"pve1","status":"running","name":"moved"}]}""");
        collected.pass(Duration.ofMinutes(5));
        assertThat(collected.present(ProxmoxFacts.BACKUPS).all())
                .containsExactly(new LastBackup("qemu", "pve1", 120, "moved", 10));
    }

    @Test
    void aStrangeNameOfATaskDoesNotLeadToAnotherPath() {
        assertThat(BackupLogs.path("UPID:a:b:vzdump::me@pam!t:"))
                .isEqualTo("/tasks/UPID:a:b:vzdump::me@pam!t:/log?limit=50000");
        assertThat(BackupLogs.path("../x?y=1&z#ü +%"))
                .isEqualTo("/tasks/..%2Fx%3Fy%3D1%26z%23%C3%BC%20%2B%25/log?limit=50000");
    }

    private static String tasks(String node) {
        return "/nodes/" + node + "/tasks?typefilter=vzdump&limit=50";
    }

    private static String list(String... tasks) {
        return "{\"data\":[" + String.join(",", tasks) + "]}";
    }

    private static String task(String upid, String id, String status, long end) {
        return "{\"type\":\"vzdump\",\"upid\":\"" + upid + "\",\"id\":\"" + id + "\",\"status\":\"" + status
                + "\",\"endtime\":" + end + "}";
    }
}

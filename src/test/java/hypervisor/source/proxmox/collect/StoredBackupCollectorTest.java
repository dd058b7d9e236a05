package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.RecordedApi;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.StoredBackups;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredBackupCollectorTest {
    private static final String FILES = """
            {"data":[{"volid":"local:iso/debian.iso","content":"iso","size":1,"ctime":5},
            {"volid":"local:backup/vzdump-qemu-100-2023_08_28-12_00_00.vma.zst","content":"backup","size":200,"ctime":20,
            "vmid":100,"subtype":"qemu"},
            {"volid":"local:backup/vzdump-qemu-100-2023_08_29-12_00_00.vma.zst","content":"backup","size":"300","ctime":30,
            "vmid":"100","subtype":"qemu","protected":1},
            {"volid":"local:backup/vzdump-lxc-200-2023_08_28-12_00_00.tar.zst","content":"backup","ctime":10},
            {"volid":"local:backup/whatever.zst","content":"backup","size":9,"ctime":10}]}""";
    private static final String SERVER = """
            {"data":[{"volid":"pbs:backup/vm/100/2026-11-20T01:00:02Z","content":"backup","size":400,"ctime":40,
            "verification":{"state":"ok","upid":"UPID:pbs"},"encrypted":"aa:bb","vmid":100,"subtype":"qemu"},
            {"volid":"pbs:backup/ct/200/2026-11-19T01:00:02Z","content":"backup","size":50,"ctime":39,
            "verification":{"state":"failed"}},
            {"volid":"pbs:backup/host/pve/2026-11-19T01:00:02Z","content":"backup","size":50,"ctime":39}]}""";

    private final RecordedApi api = new RecordedApi("9.2", "auditor");

    StoredBackupCollectorTest() {
        api.answering("/cluster/resources", """
                {"data":[{"type":"node","node":"n1","status":"online"},{"type":"node","node":"n2","status":"online"},
                {"type":"storage","node":"n1","storage":"local","content":"backup,iso","status":"available"},
                {"type":"storage","node":"n2","storage":"local","content":"iso","status":"available"},
                {"type":"storage","node":"n1","storage":"pbs","content":"backup","status":"available","shared":1},
                {"type":"storage","node":"n2","storage":"pbs","content":"backup","status":"available","shared":1},
                {"type":"storage","node":"n2","storage":"gone","content":"backup","status":"unknown"}]}""");
        api.answering("/nodes/n1/storage/local/content?content=backup", FILES);
        api.answering("/nodes/n1/storage/pbs/content?content=backup", SERVER);
    }

    @Test
    void tellsTheNewestOfEachGuestAndAddsUpAll() throws Exception {
        NodeReadings<StoredBackups> backups = new Collected(api).present(ProxmoxFacts.STORED_BACKUPS);

        assertThat(backups.all())
                .containsExactly(
                        new StoredBackups("local", "n1", "qemu", 100, 2, 500, 30, 300L, true, null, false),
                        new StoredBackups("local", "n1", "lxc", 200, 1, 0, 10, null, false, null, false),
                        new StoredBackups("pbs", "", "qemu", 100, 1, 400, 40, 400L, false, "ok", true),
                        new StoredBackups("pbs", "", "lxc", 200, 1, 50, 39, 50L, false, "failed", false));
        assertThat(backups.failures()).isEmpty();
    }

    @Test
    void asksOnlyStoragesThatMayHaveSomeAndSharedOnesOnce() throws Exception {
        new Collected(api).present(ProxmoxFacts.STORED_BACKUPS);

        assertThat(api.asked().stream().filter(path -> path.contains("/content")))
                .containsExactlyInAnyOrder(
                        "/nodes/n1/storage/local/content?content=backup",
                        "/nodes/n1/storage/pbs/content?content=backup");
    }

    @Test
    void aStorageThatCannotBeReadCostsOnlyItself() throws Exception {
        api.failing(
                "/nodes/n1/storage/local/content?content=backup",
                Collected.failure(Kind.REFUSED, 500, "500 mount point missing"));

        NodeReadings<StoredBackups> backups = new Collected(api).present(ProxmoxFacts.STORED_BACKUPS);

        assertThat(backups.all()).extracting(StoredBackups::storage).containsOnly("pbs");
        assertThat(backups.failures()).containsOnlyKeys("n1").containsValue("1 of 2 storages: 500 mount point missing");
    }

    @Test
    void whatAnAuditorSeesIsEmpty() throws Exception {
        var recorded = new RecordedApi("9.2", "auditor");
        for (String node : List.of("pve1", "pve2", "pve3")) {
            for (String storage : List.of("local", "shared")) {
                recorded.answering(
                        "/nodes/" + node + "/storage/" + storage + "/content?content=backup", "{\"data\":[]}");
            }
        }

        assertThat(new Collected(recorded).present(ProxmoxFacts.STORED_BACKUPS).all())
                .isEmpty();
    }
}

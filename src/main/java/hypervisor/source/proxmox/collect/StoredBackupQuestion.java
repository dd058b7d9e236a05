package hypervisor.source.proxmox.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.cluster.Storage;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.node.StoredBackups;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Asks a node for the backups on its storages, one storage after the other. One that cannot be read costs its own.
final class StoredBackupQuestion {
    private static final Set<Kind> WHOLE_NODE = Set.of(Kind.ENDPOINT, Kind.UNAUTHENTICATED, Kind.NODE);

    private final ProxmoxApi api;

    StoredBackupQuestion(ProxmoxApi api) {
        this.api = api;
    }

    /// @param storages of one node
    Part<StoredBackups> ask(List<Storage> storages, Deadline deadline) throws ApiException, InterruptedException {
        List<StoredBackups> all = new ArrayList<>();
        ApiException first = null;
        int failed = 0;
        for (Storage storage : storages) {
            try {
                all.addAll(backups(storage, deadline));
            } catch (ApiException e) {
                if (WHOLE_NODE.contains(e.kind())) {
                    throw e;
                }
                first = first == null ? e : first;
                failed++;
            }
        }
        if (first != null && failed == storages.size()) {
            throw first;
        }
        return new Part<>(
                all, first == null ? null : failed + " of " + storages.size() + " storages: " + first.getMessage());
    }

    private List<StoredBackups> backups(Storage storage, Deadline deadline) throws ApiException, InterruptedException {
        AnswerReader<List<StoredBackups>> reader = answer -> {
            var backups = new BackupVolumes(storage);
            AnswerReader.rows(row -> {
                        backups.add(row);
                        return true; // of many thousand rows, a few of each guest are kept
                    })
                    .read(answer);
            return backups.all();
        };
        String name = URLEncoder.encode(storage.name(), StandardCharsets.UTF_8);
        return api.get(
                ApiRequest.node(storage.node(), "/storage/" + name + "/content?content=backup", reader), deadline);
    }
}

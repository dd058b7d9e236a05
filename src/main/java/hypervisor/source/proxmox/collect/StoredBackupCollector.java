package hypervisor.source.proxmox.collect;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.cluster.Storage;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.StoredBackups;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The backups on all storages that may hold some: a shared one is asked through one node only. A storage lists its
/// volumes one by one, which may take minutes.
final class StoredBackupCollector extends ProxmoxCollector<NodeReadings<StoredBackups>> {
    private static final Duration BUDGET = Duration.ofMinutes(10);

    private final Inventory inventory;
    private final StoredBackupQuestion question;
    private final Round round =
            new Round("proxmox_backup_volume", NodeCollector.HOPELESS, NodeCollector::isUnknownPath);

    StoredBackupCollector(Inventory inventory, StoredBackupQuestion question) {
        super("proxmox_backup_volume", ProxmoxFacts.STORED_BACKUPS, Duration.ofMinutes(30), BUDGET);
        this.inventory = inventory;
        this.question = question;
    }

    @Override
    public Reading<NodeReadings<StoredBackups>> collect(Deadline deadline) throws ApiException, InterruptedException {
        Map<String, List<Storage>> storages = storages(inventory.known(deadline));
        return round.ask(
                List.copyOf(storages.keySet()),
                (node, until) -> question.ask(storages.getOrDefault(node, List.of()), until),
                deadline);
    }

    private static Map<String, List<Storage>> storages(Resources resources) {
        Set<String> shared = new HashSet<>();
        return resources.storages().stream()
                .filter(storage -> storage.available()
                        && List.of(storage.content().split(",", 100)).contains("backup"))
                .filter(storage -> !storage.shared() || shared.add(storage.name()))
                .collect(groupingBy(Storage::node, TreeMap::new, toList()));
    }
}

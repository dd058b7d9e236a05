package hypervisor.source.proxmox.collect;

import static java.util.Comparator.comparing;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.node.LastBackup;
import hypervisor.source.proxmox.node.NodeReadings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// When each guest was last backed up, as the lists of past tasks of all nodes tell: a guest may have been
/// elsewhere then.
///
/// Those lists are short, and a node may be gone: what was once read stays known as long as the guest exists.
final class BackupCollector extends ProxmoxCollector<NodeReadings<LastBackup>> {
    static final Duration BUDGET = Duration.ofMinutes(5);

    private final Inventory inventory;
    private final Part.Question<Backup> question;
    private final Round round = new Round("proxmox_backup", NodeCollector.HOPELESS, NodeCollector::isUnknownPath);
    private volatile Map<Long, Long> newest = Map.of();

    /// @param end of the job, seconds since 1970
    record Backup(long vmid, long end) {}

    BackupCollector(Inventory inventory, Part.Question<Backup> question) {
        super("proxmox_backup", ProxmoxFacts.BACKUPS, Duration.ofMinutes(5), BUDGET);
        this.inventory = inventory;
        this.question = question;
    }

    @Override
    public Reading<NodeReadings<LastBackup>> collect(Deadline deadline) throws ApiException, InterruptedException {
        Resources resources = inventory.known(deadline);
        List<String> nodes = resources.nodes().stream()
                .filter(ClusterNode::online)
                .map(ClusterNode::name)
                .toList();
        return switch (round.ask(nodes, question, deadline)) {
            case Reading.Present<NodeReadings<Backup>>(var told) ->
                Reading.of(new NodeReadings<>(last(resources.guests(), told.all()), told.answered(), told.failures()));
            case Reading.Absent<NodeReadings<Backup>>(String because) -> Reading.absent(because);
            case Reading.Failed<NodeReadings<Backup>>(Exception cause) -> Reading.failed(cause);
        };
    }

    private List<LastBackup> last(List<Guest> guests, List<Backup> told) {
        Map<Long, Long> ends = new HashMap<>(newest);
        told.forEach(backup -> ends.merge(backup.vmid(), backup.end(), Math::max));
        ends.keySet().retainAll(guests.stream().map(Guest::vmid).toList());
        newest = Map.copyOf(ends);
        return guests.stream()
                .filter(guest -> ends.containsKey(guest.vmid()))
                .sorted(comparing(Guest::node).thenComparingLong(Guest::vmid))
                .map(guest -> backup(guest, Objects.requireNonNull(ends.get(guest.vmid()))))
                .toList();
    }

    private static LastBackup backup(Guest guest, long end) {
        String name = Objects.requireNonNullElse(guest.name(), "");
        return new LastBackup(guest.kind(), guest.node(), guest.vmid(), name, end);
    }
}

package hypervisor.source.proxmox.collect;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.node.GuestSnapshots;
import hypervisor.source.proxmox.node.NodeReadings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The snapshots of every guest on a node that is online, templates left out: they have none.
final class SnapshotCollector extends ProxmoxCollector<NodeReadings<GuestSnapshots>> {
    private static final Duration BUDGET = Duration.ofMinutes(5);

    private final Inventory inventory;
    private final SnapshotQuestion snapshots;
    private final Round round = new Round("proxmox_snapshot", NodeCollector.HOPELESS, NodeCollector::isUnknownPath);

    SnapshotCollector(Inventory inventory, SnapshotQuestion snapshots) {
        super("proxmox_snapshot", ProxmoxFacts.SNAPSHOTS, Duration.ofMinutes(10), BUDGET);
        this.inventory = inventory;
        this.snapshots = snapshots;
    }

    @Override
    public Reading<NodeReadings<GuestSnapshots>> collect(Deadline deadline) throws ApiException, InterruptedException {
        Map<String, List<Guest>> guests = inventory.known(deadline).guests().stream()
                .filter(guest -> guest.nodeOnline() && !guest.template())
                .collect(groupingBy(Guest::node, TreeMap::new, toList()));
        return round.ask(
                List.copyOf(guests.keySet()),
                (node, until) -> snapshots.ask(guests.getOrDefault(node, List.of()), until),
                deadline);
    }
}

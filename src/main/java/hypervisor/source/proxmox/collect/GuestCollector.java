package hypervisor.source.proxmox.collect;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.node.NodeReadings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// One question about every guest on a node that is online, in the background: as many requests as there are
/// guests.
final class GuestCollector<T> extends ProxmoxCollector<NodeReadings<T>> {
    private static final Duration BUDGET = Duration.ofMinutes(5);

    private final Inventory inventory;
    private final Choice choice;
    private final GuestQuestion<?, T> question;
    private final Round round;

    /// Which of the guests are asked about.
    @FunctionalInterface
    interface Choice {
        Predicate<Guest> now(Deadline deadline) throws ApiException, InterruptedException;
    }

    GuestCollector(
            String name,
            Fact<NodeReadings<T>> fact,
            Duration freshness,
            Inventory inventory,
            Choice choice,
            GuestQuestion<?, T> question) {
        super(name, fact, freshness, BUDGET);
        this.inventory = inventory;
        this.choice = choice;
        this.question = question;
        this.round = new Round(name, NodeCollector.HOPELESS, NodeCollector::isUnknownPath);
    }

    @Override
    public Reading<NodeReadings<T>> collect(Deadline deadline) throws ApiException, InterruptedException {
        Map<String, List<Guest>> guests = inventory.known(deadline).guests().stream()
                .filter(choice.now(deadline).and(Guest::nodeOnline))
                .collect(groupingBy(Guest::node, TreeMap::new, toList()));
        return round.ask(
                List.copyOf(guests.keySet()),
                (node, until) -> question.ask(guests.getOrDefault(node, List.of()), until),
                deadline);
    }
}

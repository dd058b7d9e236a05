package hypervisor.source.proxmox.collect;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.node.NodeReadings;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/// One question to each node that is online, in the background. A path that no node knows makes the fact
/// absent.
final class NodeCollector<T> extends ProxmoxCollector<NodeReadings<T>> {
    static final Duration BUDGET = Duration.ofSeconds(60);

    /// What another node would not answer otherwise.
    static final Set<Kind> HOPELESS = Set.of(Kind.ENDPOINT, Kind.UNAUTHENTICATED);

    private final Inventory inventory;
    private final Round round;
    private final Part.Question<T> question;

    /// @param absence which refusals mean that a node has nothing of this
    NodeCollector(
            String name,
            Fact<NodeReadings<T>> fact,
            Duration freshness,
            Inventory inventory,
            Predicate<ApiException> absence,
            Part.Question<T> question) {
        super(name, fact, freshness, BUDGET);
        this.inventory = inventory;
        this.round = new Round(name, HOPELESS, absence.or(NodeCollector::isUnknownPath));
        this.question = question;
    }

    static boolean isUnknownPath(ApiException e) {
        return e.kind() == Kind.UNKNOWN_PATH;
    }

    @Override
    public Reading<NodeReadings<T>> collect(Deadline deadline) throws ApiException, InterruptedException {
        return round.ask(inventory.nodesOnline(deadline), question, deadline);
    }
}

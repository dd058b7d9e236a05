package hypervisor.source.proxmox.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.cluster.Resources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the cluster consists of, for all collectors that ask it node by node or guest by guest: one answer,
/// which they share, and one memory of what was there before.
final class Inventory {
    private final ProxmoxApi api;
    private final Requests requests;
    private final InstantSource clock;
    private final UnaryOperator<Resources> sieve;
    private final NodeMemory nodes = new NodeMemory();
    private final GuestMemory guests = new GuestMemory();

    private volatile @Nullable Known latest;

    private record Known(Resources resources, Instant at) {}

    /// Of all there is.
    Inventory(ProxmoxApi api, Requests requests, InstantSource clock) {
        this(api, requests, clock, UnaryOperator.identity());
    }

    /// @param sieve what is left of all there is
    Inventory(ProxmoxApi api, Requests requests, InstantSource clock, UnaryOperator<Resources> sieve) {
        this.api = api;
        this.requests = requests;
        this.clock = clock;
        this.sieve = sieve;
    }

    /// As fresh as the request has it; without the cluster's name.
    Resources read(Deadline deadline) throws ApiException, InterruptedException {
        Resources told = Resources.of(null, api.get(requests.forResources(), deadline));
        synchronized (this) {
            Resources resources = sieve.apply(new Resources(
                    null,
                    nodes.complete(told.nodes(), clock.instant()),
                    guests.complete(told.guests(), clock.instant()),
                    told.storages(),
                    told.pools(),
                    told.networks()));
            latest = new Known(resources, clock.instant());
            return resources;
        }
    }

    /// What was read last, whoever needed it, where that was a moment ago: enough to know whom to ask.
    Resources known(Deadline deadline) throws ApiException, InterruptedException {
        Known known = latest;
        if (known != null) {
            Duration age = Duration.between(known.at(), clock.instant());
            if (!age.isNegative() && age.compareTo(Requests.USUAL) < 0) {
                return known.resources();
            }
        }
        return read(deadline);
    }

    /// The names of those that can be asked, sorted.
    List<String> nodesOnline(Deadline deadline) throws ApiException, InterruptedException {
        return known(deadline).nodes().stream()
                .filter(ClusterNode::online)
                .map(ClusterNode::name)
                .toList();
    }
}

package hypervisor.source.proxmox.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.cluster.Resources;
import java.time.InstantSource;
import java.util.List;

/// What the cluster consists of, for all collectors that ask it node by node or guest by guest: one answer,
/// which they share, and one memory of what was there before.
final class Inventory {
    private final ProxmoxApi api;
    private final InstantSource clock;
    private final NodeMemory nodes = new NodeMemory();
    private final GuestMemory guests = new GuestMemory();

    Inventory(ProxmoxApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /// Without the cluster's name.
    Resources read(Deadline deadline) throws ApiException, InterruptedException {
        Resources told = Resources.of(null, api.get(Requests.RESOURCES, deadline));
        synchronized (this) {
            return new Resources(
                    null,
                    nodes.complete(told.nodes(), clock.instant()),
                    guests.complete(told.guests(), clock.instant()),
                    told.storages());
        }
    }

    /// The names of those that can be asked, sorted.
    List<String> nodesOnline(Deadline deadline) throws ApiException, InterruptedException {
        return read(deadline).nodes().stream()
                .filter(ClusterNode::online)
                .map(ClusterNode::name)
                .toList();
    }
}

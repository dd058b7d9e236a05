package hypervisor.source.proxmox.collect;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.Resources;

/// All nodes, guests and storages, with the cluster's name.
final class ResourcesCollector extends ProxmoxCollector<Resources> {
    private final Inventory inventory;
    private final ClusterName cluster;

    ResourcesCollector(ProxmoxApi api, Requests requests, Inventory inventory) {
        super("proxmox_resources", ProxmoxFacts.RESOURCES, requests.resources(), null);
        this.inventory = inventory;
        this.cluster = new ClusterName(api, requests);
    }

    @Override
    public Reading<Resources> collect(Deadline deadline) throws ApiException, InterruptedException {
        Resources resources = inventory.read(deadline);
        String name = cluster.read(deadline);
        return Reading.of(resources.named(name));
    }
}

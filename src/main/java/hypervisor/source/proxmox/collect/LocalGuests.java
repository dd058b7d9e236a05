package hypervisor.source.proxmox.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.ClusterStatus.Member;
import hypervisor.source.proxmox.cluster.Guest;
import java.util.function.Predicate;

/// Chooses the guests of the node that answers, and no others.
final class LocalGuests implements GuestCollector.Choice {
    private final ProxmoxApi api;
    private final Requests requests;

    LocalGuests(ProxmoxApi api, Requests requests) {
        this.api = api;
        this.requests = requests;
    }

    @Override
    public Predicate<Guest> now(Deadline deadline) throws ApiException, InterruptedException {
        Member local = ClusterStatus.of(api.get(requests.forStatus(), deadline)).local();
        return guest -> local != null && guest.node().equals(local.name());
    }
}

package hypervisor.source.proxmox.collect;

import static java.lang.System.Logger.Level.DEBUG;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import org.jspecify.annotations.Nullable;

/// The cluster's name, which needs Sys.Audit on `/`, and which `cluster/resources` does not tell. Once known,
/// it is not asked for again: labels do not come and go with a right or an answer.
final class ClusterName {
    private static final System.Logger LOG = System.getLogger(ClusterName.class.getName());

    private final ProxmoxApi api;
    private final Requests requests;
    private volatile @Nullable String known;

    ClusterName(ProxmoxApi api, Requests requests) {
        this.api = api;
        this.requests = requests;
    }

    /// Null for a node without a cluster, and where it cannot be read. Takes half of the time that is left at
    /// most, since all else there is would be lost with it.
    @Nullable String read(Deadline deadline) throws InterruptedException {
        if (known == null) {
            try {
                Deadline sooner = deadline.within(deadline.left().dividedBy(2));
                known = ClusterStatus.of(api.get(requests.forStatus(), sooner)).name();
            } catch (ApiException e) {
                LOG.log(DEBUG, () -> "the cluster's name is not known: " + e.getMessage());
            }
        }
        return known;
    }
}

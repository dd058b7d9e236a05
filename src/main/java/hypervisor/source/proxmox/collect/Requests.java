package hypervisor.source.proxmox.collect;

import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.HaStatus;
import hypervisor.source.proxmox.cluster.Resources;
import java.time.Duration;
import java.util.List;

/// The questions to the whole cluster. Several collectors ask them, and share the answers.
final class Requests {
    /// A little less than the usual scrape interval of 30 seconds: every scrape reads anew, but only once.
    static final Duration SHARED = Duration.ofSeconds(29);

    static final ApiRequest<List<Resources.Row>> RESOURCES =
            ApiRequest.cluster("/cluster/resources", SHARED, Rows.of(Resources.Row::of));

    static final ApiRequest<List<ClusterStatus.Row>> STATUS =
            ApiRequest.cluster("/cluster/status", SHARED, Rows.of(ClusterStatus.Row::of));

    static final ApiRequest<List<HaStatus.Row>> HA =
            ApiRequest.cluster("/cluster/ha/status/current", SHARED, Rows.of(HaStatus.Row::of));

    private Requests() {}
}

package hypervisor.source.proxmox.collect;

import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.HaStatus;
import hypervisor.source.proxmox.cluster.Resources;
import java.time.Duration;
import java.util.List;

/// The questions to the whole cluster, and how long their answers may be shown again. Several collectors ask them, and
/// share the answers.
///
/// @param resources of `cluster/resources`
/// @param status of `cluster/status`
/// @param ha of `cluster/ha/status/current`
public record Requests(Duration resources, Duration status, Duration ha) {
    /// A little less than the usual scrape interval of 30 seconds: every scrape reads anew, but only once.
    static final Duration USUAL = Duration.ofSeconds(29);

    public static Requests standard() {
        return new Requests(USUAL, USUAL, USUAL);
    }

    ApiRequest<List<Resources.Row>> forResources() {
        return ApiRequest.cluster("/cluster/resources", resources, Rows.of(Resources.Row::of));
    }

    ApiRequest<List<ClusterStatus.Row>> forStatus() {
        return ApiRequest.cluster("/cluster/status", status, Rows.of(ClusterStatus.Row::of));
    }

    ApiRequest<List<HaStatus.Row>> forHa() {
        return ApiRequest.cluster("/cluster/ha/status/current", ha, Rows.of(HaStatus.Row::of));
    }
}

package hypervisor.source.proxmox.collect;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.HaStatus;
import java.util.List;
import java.util.function.Function;

/// One question to the cluster, for which scrapes wait.
final class StatusCollector<R, T> extends ProxmoxCollector<T> {
    private final ProxmoxApi api;
    private final ApiRequest<List<R>> request;
    private final Function<List<R>, T> value;

    private StatusCollector(
            String name, Fact<T> fact, ProxmoxApi api, ApiRequest<List<R>> request, Function<List<R>, T> value) {
        super(name, fact, request.freshness(), null);
        this.api = api;
        this.request = request;
        this.value = value;
    }

    static StatusCollector<?, ClusterStatus> cluster(ProxmoxApi api, Requests requests) {
        return new StatusCollector<>(
                "proxmox_cluster", ProxmoxFacts.CLUSTER, api, requests.forStatus(), ClusterStatus::of);
    }

    static StatusCollector<?, HaStatus> ha(ProxmoxApi api, Requests requests) {
        return new StatusCollector<>("proxmox_ha", ProxmoxFacts.HA, api, requests.forHa(), HaStatus::of);
    }

    @Override
    public Reading<T> collect(Deadline deadline) throws ApiException, InterruptedException {
        return Reading.of(value.apply(api.get(request, deadline)));
    }
}

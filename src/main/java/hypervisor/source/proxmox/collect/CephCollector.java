package hypervisor.source.proxmox.collect;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.CephAnswer;
import hypervisor.source.proxmox.cluster.CephStatus;
import hypervisor.source.proxmox.json.AnswerReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How Ceph fares, where there is one. Only a node that Ceph is installed on can tell, so that each endpoint is asked
/// until one does; where none does, nobody is asked again for an hour.
final class CephCollector extends ProxmoxCollector<CephStatus> {
    static final ApiRequest<CephStatus> REQUEST =
            ApiRequest.background("/cluster/ceph/status", AnswerReader.object(CephAnswer::of));

    private static final Duration REST = Duration.ofHours(1);

    /// How a node says that it has no Ceph: its programs are not there, or nobody has set it up.
    private static final List<String> NO_CEPH = List.of("not installed", "not initialized", "not enabled");

    private final ProxmoxApi api;
    private final InstantSource clock;
    private Instant restsUntil = Instant.MIN;
    private String because = "";
    private @Nullable String last;

    CephCollector(ProxmoxApi api, InstantSource clock) {
        super("proxmox_ceph", ProxmoxFacts.CEPH, Duration.ofSeconds(60), NodeCollector.BUDGET);
        this.api = api;
        this.clock = clock;
    }

    @Override
    public synchronized Reading<CephStatus> collect(Deadline deadline) throws ApiException, InterruptedException {
        if (clock.instant().isBefore(restsUntil)) {
            return Reading.absent(because);
        }
        ApiException failure = null;
        for (String endpoint : endpoints()) {
            try {
                CephStatus status = api.getFrom(endpoint, REQUEST, deadline);
                last = endpoint;
                return Reading.of(status);
            } catch (ApiException e) {
                if (e.kind() == Kind.UNAUTHENTICATED || e.kind() == Kind.FORBIDDEN || deadline.passed()) {
                    throw e;
                }
                if (isAbsence(e)) {
                    because = String.valueOf(e.getMessage());
                } else {
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        restsUntil = clock.instant().plus(REST);
        return Reading.absent(because);
    }

    /// The one that told last comes first.
    private List<String> endpoints() {
        List<String> endpoints = new ArrayList<>(api.endpoints());
        if (last != null && endpoints.remove(last)) {
            endpoints.addFirst(last);
        }
        return endpoints;
    }

    static boolean isAbsence(ApiException e) {
        String said = String.valueOf(e.getMessage());
        return e.kind() == Kind.UNKNOWN_PATH
                || (e.kind() == Kind.REFUSED && NO_CEPH.stream().anyMatch(said::contains));
    }
}

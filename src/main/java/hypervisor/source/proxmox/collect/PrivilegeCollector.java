package hypervisor.source.proxmox.collect;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.PrivilegeGap;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.json.AnswerReader;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// Which privileges are missing: without one, most answers are smaller, and look as if all was well.
final class PrivilegeCollector extends ProxmoxCollector<List<PrivilegeGap>> {
    private static final System.Logger LOG = System.getLogger(PrivilegeCollector.class.getName());

    static final ApiRequest<List<Permissions.Path>> REQUEST = new ApiRequest<>(
            "/access/permissions",
            null,
            ApiRequest.Lane.BACKGROUND,
            Duration.ZERO,
            AnswerReader.members(Permissions.Path::of));

    private final ProxmoxApi api;
    private final Predicate<String> runs;
    private volatile List<PrivilegeGap> told = List.of();

    /// @param runs whether a collector is switched on
    PrivilegeCollector(ProxmoxApi api, Predicate<String> runs) {
        super("proxmox_privilege", ProxmoxFacts.PRIVILEGES, Duration.ofMinutes(10), NodeCollector.BUDGET);
        this.api = api;
        this.runs = runs;
    }

    @Override
    public Reading<List<PrivilegeGap>> collect(Deadline deadline) throws ApiException, InterruptedException {
        List<PrivilegeGap> gaps = Privileges.gaps(new Permissions(api.get(REQUEST, deadline)), runs);
        if (!gaps.equals(told)) {
            LOG.log(
                    gaps.isEmpty() ? INFO : WARNING,
                    gaps.isEmpty() ? "no privilege is missing any more" : PrivilegeRemedy.of(gaps));
            told = gaps;
        }
        return Reading.of(gaps);
    }
}

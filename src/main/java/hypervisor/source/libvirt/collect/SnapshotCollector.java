package hypervisor.source.libvirt.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.LibvirtException;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.DomainSnapshots;
import hypervisor.source.libvirt.message.Call;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.ListAllCheckpoints;
import hypervisor.source.libvirt.message.ListAllDomains;
import hypervisor.source.libvirt.message.ListAllSnapshots;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// How many snapshots and checkpoints each domain has. Only the domains that the daemon lists as having any are asked.
final class SnapshotCollector extends LibvirtCollector<List<DomainSnapshots>> {
    private static final int ALL = 0;

    private final Daemon daemon;

    SnapshotCollector(Daemon daemon, Duration interval) {
        super("libvirt_snapshot", LibvirtFacts.SNAPSHOTS, interval);
        this.daemon = daemon;
    }

    @Override
    List<DomainSnapshots> read(Deadline deadline) throws IOException, InterruptedException {
        List<DomainReference> all = DomainList.matching(daemon, ALL, deadline);
        Map<UUID, Integer> snapshots = counts(ListAllDomains.HAS_SNAPSHOT, ListAllSnapshots::new, deadline);
        Map<UUID, Integer> checkpoints = checkpoints(deadline);
        return all.stream()
                .map(domain -> new DomainSnapshots(
                        domain.name(),
                        domain.uuid(),
                        snapshots.getOrDefault(domain.uuid(), 0),
                        checkpoints.getOrDefault(domain.uuid(), 0)))
                .toList();
    }

    /// None where the daemon is older than checkpoints, which is the truth.
    private Map<UUID, Integer> checkpoints(Deadline deadline) throws IOException, InterruptedException {
        try {
            return counts(ListAllDomains.HAS_CHECKPOINT, ListAllCheckpoints::new, deadline);
        } catch (LibvirtException _) {
            return Map.of();
        }
    }

    private Map<UUID, Integer> counts(int having, Function<DomainReference, Call<Integer>> call, Deadline deadline)
            throws IOException, InterruptedException {
        Map<UUID, Integer> counts = new HashMap<>();
        for (var answer : Answers.all(daemon, DomainList.matching(daemon, having, deadline), call, deadline)) {
            switch (answer) {
                case Answers.Present<DomainReference, Integer>(var domain, var count) ->
                    counts.put(domain.uuid(), count);
                case Answers.Refused<DomainReference, Integer> refused -> refused.skip();
            }
        }
        return counts;
    }
}

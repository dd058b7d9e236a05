package hypervisor.source.libvirt.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.GetAllDomainStats.DomainStats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the statistics of running domains that only their hypervisor processes know.
///
/// A call that meets a stuck process is never answered and keeps one of the daemon's few workers, but it also
/// holds that domain's job: every later call, which does not wait for jobs (`NOWAIT`), passes the domain by and is
/// answered in full for all others. So a stuck domain costs one unanswered call, once. See [StatisticsRound] for
/// how it is found.
final class MonitorStatistics {
    private final Daemon daemon;
    private final StatisticsCall statistics;
    private final CollectorOptions options;
    private final Occupation occupation;
    private final Patience patience = new Patience();

    /// In a call that was not answered, behind the domain that held it up: they may be stuck just as well.
    private Set<Run> doubtful = Set.of();

    /// Whether this daemon's hypervisor processes have ever told anything, so that silence means something.
    private volatile boolean haveTold;

    MonitorStatistics(Daemon daemon, StatisticsCall statistics, CollectorOptions options) {
        this.daemon = daemon;
        this.statistics = statistics;
        this.options = options;
        this.occupation = new Occupation(daemon);
    }

    /// @param records what was told, without the domains that nothing was told of
    /// @param stuck domains whose process has not answered for long
    /// @param notAsked domains whose process was not asked, as it could have held up a call too many, or was busy
    record Result(Map<Run, Told> records, Set<Run> stuck, Set<Run> notAsked) {}

    /// @param at when it was told, on the monotonic clock
    record Told(DomainStats stats, long at) {}

    /// @param active running domains, in an order that is the same in every scrape
    Result read(List<DomainReference> active, Deadline deadline) throws IOException, InterruptedException {
        if (daemon.unanswered() == 0) {
            doubtful = Set.of();
        }
        List<DomainReference> safe = active.stream()
                .filter(domain -> !doubtful.contains(Run.of(domain)))
                .toList();
        List<DomainReference> unsafe = active.stream()
                .filter(domain -> doubtful.contains(Run.of(domain)))
                .toList();
        var round = new StatisticsRound(daemon, statistics, options, occupation, patience, deadline);
        Parallel.run(parts(safe).stream()
                .<Parallel.Task>map(part -> () -> round.ask(part))
                .toList());
        round.askDoubtful(unsafe);
        haveTold |= round.anyComplete();
        if (haveTold) {
            round.lookAgain();
        }
        doubtful = round.doubtful();
        return round.result();
    }

    /// Even parts of neighbours, as many as may be asked at once, but none so small that it is not worth a call.
    private List<List<DomainReference>> parts(List<DomainReference> domains) {
        int parts =
                Math.min(options.parallelCalls(), Math.ceilDiv(domains.size(), CollectorOptions.DOMAINS_WORTH_A_CALL));
        List<List<DomainReference>> all = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            all.add(domains.subList(domains.size() * i / parts, domains.size() * (i + 1) / parts));
        }
        return all;
    }
}

package hypervisor.source.libvirt.collect;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.Domain.Monitor;
import hypervisor.source.libvirt.domain.DomainStatistics;
import hypervisor.source.libvirt.domain.DomainStatisticsParser;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.GetAllDomainStats.DomainStats;
import hypervisor.source.libvirt.message.ListAllDomains;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All domains with their statistics and definitions, read anew in every scrape:
///
/// 1. the list, through a few filters;
/// 2. definitions that are new or have changed, which in most scrapes are none;
/// 3. statistics that need no hypervisor process, of all domains in one call;
/// 4. statistics that do, of running domains, see [MonitorStatistics];
/// 5. the maximum of memory and vCPUs of the others.
final class DomainCollector extends LibvirtCollector<List<Domain>> {
    private static final int SHARE_TO_FINISH = 20;
    private static final Duration OTHERS_JOBS = Duration.ofSeconds(1);

    private final Daemon daemon;
    private final FreeStatistics free;
    private final MonitorStatistics monitors;
    private final Definitions definitions;
    private final StuckDomains stuck;
    private final CpuUse cpuUse = new CpuUse();

    DomainCollector(
            Daemon daemon,
            StatisticsCall statistics,
            Definitions definitions,
            StuckDomains stuck,
            CollectorOptions options) {
        super("libvirt_domain", LibvirtFacts.DOMAINS, Duration.ZERO);
        this.daemon = daemon;
        this.free = new FreeStatistics(daemon, statistics);
        this.monitors = new MonitorStatistics(daemon, statistics, options);
        this.definitions = definitions;
        this.stuck = stuck;
    }

    @Override
    List<Domain> read(Deadline scrape) throws IOException, InterruptedException {
        Deadline deadline = scrape.within(scrape.left().minus(scrape.left().dividedBy(SHARE_TO_FINISH)));
        Filtered<DomainReference> list = DomainList.read(daemon, deadline);
        definitions.refresh(list.all(), deadline);
        List<DomainStats> known = free.ofAll(list.all(), deadline).stream()
                .sorted(comparing(DomainStats::domain, DomainList.ORDER))
                .toList();
        List<DomainReference> active = known.stream()
                .map(DomainStats::domain)
                .filter(DomainReference::running)
                .toList();
        List<DomainReference> inactive = known.stream()
                .map(DomainStats::domain)
                .filter(domain -> !domain.running())
                .toList();
        MonitorStatistics.Result told = monitors(active, deadline);
        Map<UUID, DomainStats> maxima = free.maxima(inactive, deadline).stream()
                .collect(toMap(one -> one.domain().uuid(), one -> one, (one, _) -> one));
        Map<DomainReference, DomainStatistics> statistics = new LinkedHashMap<>();
        for (DomainStats one : known) {
            MonitorStatistics.Told more = told.records().get(Run.of(one.domain()));
            statistics.put(
                    one.domain(),
                    parsed(one, more == null ? maxima.get(one.domain().uuid()) : more.stats()));
        }
        definitions.explain(statistics, deadline);
        List<Domain> domains = new ArrayList<>(statistics.size());
        statistics.forEach((domain, read) -> domains.add(domain(domain, read, list, told)));
        cpuUse.retain(active.stream().map(Run::of).collect(toSet()));
        return List.copyOf(domains);
    }

    private MonitorStatistics.Result monitors(List<DomainReference> active, Deadline deadline)
            throws IOException, InterruptedException {
        boolean locked = stuck.jobs.tryLock(deadline.within(OTHERS_JOBS).left().toNanos(), TimeUnit.NANOSECONDS);
        try {
            MonitorStatistics.Result told = monitors.read(active, deadline);
            stuck.are(told.stuck());
            return told;
        } finally {
            if (locked) {
                stuck.jobs.unlock();
            }
        }
    }

    private static DomainStatistics parsed(DomainStats known, @Nullable DomainStats more) {
        return DomainStatisticsParser.parse(
                known.domain().running(),
                more == null
                        ? known.params()
                        : Stream.concat(known.params().stream(), more.params().stream())
                                .toList());
    }

    private Domain domain(
            DomainReference domain,
            DomainStatistics statistics,
            Filtered<DomainReference> list,
            MonitorStatistics.Result told) {
        Run run = Run.of(domain);
        MonitorStatistics.Told monitor = told.records().get(run);
        Long cpuTime = statistics.cpu() == null ? null : statistics.cpu().time();
        return new Domain(
                domain.name(),
                domain.uuid(),
                domain.running() ? domain.id() : null,
                list.has(ListAllDomains.PERSISTENT, domain),
                list.has(ListAllDomains.AUTOSTART, domain),
                list.has(ListAllDomains.MANAGED_SAVE, domain),
                statistics,
                definitions.of(domain),
                told.stuck().contains(run)
                        ? Monitor.STUCK
                        : told.notAsked().contains(run) ? Monitor.NOT_ASKED : Monitor.ANSWERED,
                cpuTime == null || monitor == null ? null : cpuUse.coresUsed(domain, monitor.at(), cpuTime));
    }
}

package hypervisor.source.libvirt.collect;

import static hypervisor.source.libvirt.message.GetAllDomainStats.ACTIVE;
import static hypervisor.source.libvirt.message.GetAllDomainStats.BACKING;
import static hypervisor.source.libvirt.message.GetAllDomainStats.NOWAIT;
import static java.lang.System.Logger.Level.DEBUG;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.LibvirtException;
import hypervisor.source.libvirt.collect.MonitorStatistics.Told;
import hypervisor.source.libvirt.collect.Occupation.Taken;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.GetAllDomainStats;
import hypervisor.source.libvirt.message.GetAllDomainStats.DomainStats;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One scrape's way through the domains' monitors: asks for parts of the list at once, and where one is not answered,
/// finds the domain that holds it up and asks again around it.
///
/// The daemon works through a list in its order, so the domains before the culprit did answer, and asking for them and
/// the culprit again is safe. Those behind it are doubtful: they are asked on their own, and only as long as one more
/// unanswered call is allowed.
final class StatisticsRound {
    private static final System.Logger LOG = System.getLogger(StatisticsRound.class.getName());
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);

    private final Daemon daemon;
    private final StatisticsCall statistics;
    private final CollectorOptions options;
    private final Occupation occupation;
    private final Patience patience;
    private final Deadline deadline;

    private final Map<Run, Told> records = new ConcurrentHashMap<>();
    private final Set<Run> stuck = ConcurrentHashMap.newKeySet();
    private final Set<Run> notAsked = ConcurrentHashMap.newKeySet();
    private final Set<Run> doubtful = ConcurrentHashMap.newKeySet();

    StatisticsRound(
            Daemon daemon,
            StatisticsCall statistics,
            CollectorOptions options,
            Occupation occupation,
            Patience patience,
            Deadline deadline) {
        this.daemon = daemon;
        this.statistics = statistics;
        this.options = options;
        this.occupation = occupation;
        this.patience = patience;
        this.deadline = deadline;
    }

    MonitorStatistics.Result result() {
        return new MonitorStatistics.Result(Map.copyOf(records), Set.copyOf(stuck), Set.copyOf(notAsked));
    }

    Set<Run> doubtful() {
        return Set.copyOf(doubtful);
    }

    boolean anyComplete() {
        return records.values().stream().anyMatch(told -> Completeness.isComplete(told.stats()));
    }

    /// Domains that a call may hang on only if they got stuck just now. One more such call than allowed could
    /// hang, which is better than to read nothing of anybody.
    void ask(List<DomainReference> domains) throws IOException, InterruptedException {
        if (daemon.unanswered() <= options.unansweredLimit()) {
            askAll(domains);
        } else {
            domains.forEach(domain -> notAsked.add(Run.of(domain)));
        }
    }

    /// Domains that were in a call that hangs on another.
    void askDoubtful(List<DomainReference> domains) throws IOException, InterruptedException {
        if (daemon.unanswered() < options.unansweredLimit()) {
            askAll(domains);
        } else {
            leave(domains);
        }
    }

    private void askAll(List<DomainReference> domains) throws IOException, InterruptedException {
        if (domains.isEmpty()) {
            return;
        }
        GetAllDomainStats call = statistics.of(domains, options.monitorGroups(), ACTIVE | NOWAIT | BACKING);
        try {
            CompletableFuture<List<DomainStats>> answer = daemon.send(call, deadline);
            try {
                await(answer, domains);
            } finally {
                answer.cancel(false);
            }
        } catch (SocketTimeoutException _) {
            leave(domains); // too many others were waiting
        } catch (LibvirtException e) {
            if (statistics.isRefusal(call, e)) {
                askAll(domains);
            } else {
                askApart(domains, e);
            }
        }
    }

    private void await(CompletableFuture<List<DomainStats>> answer, List<DomainReference> domains)
            throws IOException, InterruptedException {
        long sent = System.nanoTime();
        Duration wait = patience.until(deadline);
        List<Taken> before = List.of();
        while (true) {
            List<DomainStats> told = Answers.orNull(answer, deadline.within(wait));
            if (told != null) {
                long now = System.nanoTime();
                patience.learn(now - sent);
                told.forEach(one -> records.put(Run.of(one.domain()), new Told(one, now)));
                return;
            }
            if (deadline.passed()) {
                leave(domains);
                return;
            }
            List<Taken> taken = occupation.among(domains, deadline);
            DomainReference culprit = culprit(taken, before, Duration.ofNanos(System.nanoTime() - sent));
            if (culprit != null) {
                answer.cancel(false);
                askAround(culprit, domains);
                return;
            }
            before = taken;
            wait = wait.dividedBy(2).compareTo(SHORTEST_WAIT) > 0 ? wait.dividedBy(2) : SHORTEST_WAIT;
        }
    }

    /// The last domain that has been occupied for long, but not for longer than we have been waiting: a call that
    /// passes by whoever is occupied does not wait for that one. Or else one whose job is in use whenever we look.
    private @Nullable DomainReference culprit(List<Taken> taken, List<Taken> before, Duration waited) {
        DomainReference culprit = null;
        for (Taken one : taken) {
            boolean guilty = switch (one) {
                case Taken.Command command ->
                    command.isLong()
                            && (!statistics.passesBusyDomains()
                                    || command.since().compareTo(waited) <= 0);
                case Taken.Job job -> before.contains(job);
            };
            if (guilty) {
                culprit = one.domain();
            }
        }
        return culprit;
    }

    private void askAround(DomainReference culprit, List<DomainReference> domains)
            throws IOException, InterruptedException {
        LOG.log(DEBUG, () -> "domain " + culprit.name() + " does not answer; asking for the others without it");
        stuck.add(Run.of(culprit));
        int at = domains.indexOf(culprit);
        ask(domains.subList(0, statistics.passesBusyDomains() ? at + 1 : at));
        askDoubtful(domains.subList(at + 1, domains.size()));
    }

    /// One domain's failure fails the whole call: halves find it.
    private void askApart(List<DomainReference> domains, LibvirtException e) throws IOException, InterruptedException {
        if (Unsupported.is(e)) {
            LOG.log(DEBUG, () -> "no statistics of hypervisor processes: " + e.getMessage());
            return;
        }
        if (domains.size() == 1) {
            LOG.log(DEBUG, () -> "domain " + domains.getFirst().name() + ": " + e.getMessage());
            return;
        }
        int half = domains.size() / 2;
        ask(domains.subList(0, half));
        ask(domains.subList(half, domains.size()));
    }

    private void leave(List<DomainReference> domains) {
        for (DomainReference domain : domains) {
            notAsked.add(Run.of(domain));
            doubtful.add(Run.of(domain));
        }
    }

    /// Asks once more for the domains that were busy just then with somebody else's call, and notes the stuck ones.
    void lookAgain() throws IOException, InterruptedException {
        List<DomainReference> silent = silent();
        for (Taken taken : occupation.among(silent, deadline)) {
            if (taken instanceof Taken.Command command && command.isLong()) {
                stuck.add(Run.of(command.domain()));
            }
        }
        ask(silent.stream().filter(domain -> !stuck.contains(Run.of(domain))).toList());
        silent().forEach(domain -> notAsked.add(Run.of(domain)));
    }

    private List<DomainReference> silent() {
        return records.values().stream()
                .map(Told::stats)
                .filter(stats -> !Completeness.isComplete(stats))
                .map(DomainStats::domain)
                .filter(domain -> !stuck.contains(Run.of(domain)))
                .toList();
    }
}

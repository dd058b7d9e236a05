package hypervisor.scrape;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the wanted facts side by side, each on a virtual thread, and answers by the deadline with what there is.
///
/// A collector never runs twice at once: scrapes that overlap share the run that is going. So a collector that hangs
/// costs one virtual thread and its own fact, however often it is asked for.
public final class Scraper implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Scraper.class.getName());

    private final List<Runner<?>> runners;
    private final ScrapeLog log = new ScrapeLog(LOG);

    /// @throws IllegalArgumentException where two collectors have one name or read one fact
    public Scraper(List<? extends Collector<?>> collectors) {
        Set<String> names = new HashSet<>();
        Set<Fact<?>> facts = new HashSet<>();
        List<Runner<?>> all = new ArrayList<>();
        for (Collector<?> collector : collectors) {
            if (!names.add(collector.name())) {
                throw new IllegalArgumentException("two collectors are named " + collector.name());
            }
            if (!facts.add(collector.fact())) {
                throw new IllegalArgumentException("two collectors read " + collector.fact());
            }
            all.add(new Runner<>(collector));
        }
        all.sort(Comparator.comparing(runner -> runner.collector().name()));
        this.runners = List.copyOf(all);
    }

    /// Returns as soon as every wanted fact is in, and never later than the deadline. The answer holds
    /// [Outcome#FACT] too, wanted or not. An interrupt ends the waiting as the deadline would.
    public Facts scrape(Set<Fact<?>> wanted, CollectorFilter filter, Deadline deadline) {
        return scrape(wanted, filter, deadline, false, null);
    }

    /// The same, and waits for what otherwise goes on in the background: for a scrape that no other one follows.
    public Facts scrapeAll(Set<Fact<?>> wanted, CollectorFilter filter, Deadline deadline) {
        return scrape(wanted, filter, deadline, true, null);
    }

    /// The same as [#scrape], and tells how it went.
    public Told tell(Set<Fact<?>> wanted, CollectorFilter filter, Deadline deadline) {
        var story = new Story();
        Facts facts = scrape(wanted, filter, deadline, false, story);
        return new Told(facts, story.end());
    }

    /// Reads what may be shown again later, and starts what goes on in the background, so that the first scrape finds
    /// it done or on its way.
    ///
    /// @param time for what scrapes wait for
    public void warmUp(Set<Fact<?>> wanted, Duration time) {
        for (Runner<?> runner : runners) {
            Collector<?> collector = runner.collector();
            boolean keeps =
                    collector.background() != null || collector.freshness().isPositive();
            if (keeps && wanted.contains(collector.fact())) {
                runner.join(Deadline.in(time));
            }
        }
    }

    private Facts scrape(
            Set<Fact<?>> wanted, CollectorFilter filter, Deadline deadline, boolean thorough, @Nullable Story story) {
        Duration budget = deadline.left();
        List<Part<?>> parts = new ArrayList<>();
        for (Runner<?> runner : runners) {
            Collector<?> collector = runner.collector();
            if (wanted.contains(collector.fact()) && filter.admits(collector.name())) {
                parts.add(runner.join(story == null ? deadline : deadline.with(Notes.kept())));
            }
        }
        Facts.Builder facts = Facts.builder();
        List<Outcome> outcomes = new ArrayList<>();
        for (Part<?> part : parts) {
            Outcome outcome = part.settle(deadline, budget, thorough, facts);
            outcomes.add(outcome);
            if (story != null) {
                story.tell(part, outcome);
            }
        }
        if (!Thread.currentThread().isInterrupted()) {
            log.tell(outcomes);
        }
        return facts.put(Outcome.FACT, List.copyOf(outcomes)).build();
    }

    /// All collectors, sorted by name.
    public List<Collector<?>> collectors() {
        return runners.stream().<Collector<?>>map(Runner::collector).toList();
    }

    /// How each collector fared when it was asked last, sorted by name; those never asked are left out.
    public List<Outcome> outcomes() {
        return runners.stream().map(Runner::last).filter(Objects::nonNull).toList();
    }

    /// What was read last, however long ago, without asking for it; null where nothing was.
    public <T> @Nullable T lastValue(Fact<T> fact) {
        for (Runner<?> runner : runners) {
            if (runner.collector().fact().equals(fact)) {
                @SuppressWarnings("unchecked") // a collector's fact says what it reads
                var found = (Runner<T>) runner;
                return found.lastValue();
            }
        }
        return null;
    }

    /// When a collector was asked last, or null if it never was.
    public @Nullable Instant lastAsked(String collector) {
        return runners.stream()
                .filter(runner -> runner.collector().name().equals(collector))
                .map(Runner::lastAsked)
                .filter(Objects::nonNull)
                .findAny()
                .orElse(null);
    }

    /// Interrupts the runs that are going, and waits for none: what is stuck in the kernel must not keep us here.
    @Override
    public void close() {
        runners.forEach(Runner::close);
    }
}

package hypervisor.scrape;

import static java.lang.System.Logger.Level.DEBUG;

import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.fact.Reading;
import hypervisor.scrape.Part.Whose;
import hypervisor.scrape.Run.Ended;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One collector: the run that is going, never a second beside it, and the last value it gave.
final class Runner<T> {
    private static final System.Logger LOG = System.getLogger(Runner.class.getName());

    /// A scrape waits this long for the very first value of a background collector, lest small clusters lack it.
    private static final Duration FIRST_PATIENCE = Duration.ofMillis(100);

    /// Intervals in the background vary by up to a tenth, lest all collectors run at once for ever.
    private static final double JITTER = 0.1;

    private final Collector<T> collector;
    private double stretch = 1;
    private @Nullable Run<T> latest;
    private @Nullable Ended<T> kept;
    private @Nullable Outcome last;
    private @Nullable Instant lastAsked;
    private boolean closed;

    Runner(Collector<T> collector) {
        this.collector = collector;
    }

    Collector<T> collector() {
        return collector;
    }

    synchronized @Nullable Outcome last() {
        return last;
    }

    /// Of the last run that ended well.
    synchronized @Nullable T lastValue() {
        Ended<T> ended = latest == null ? null : latest.ended();
        if (ended == null || ended.failed()) {
            ended = kept;
        }
        return ended != null && ended.reading() instanceof Reading.Present<T>(T value) ? value : null;
    }

    synchronized @Nullable Instant lastAsked() {
        return lastAsked;
    }

    /// The run to wait for: one whose value is still fresh, or that is going on, or else a new one.
    ///
    /// @param deadline whose notes are taken by a run that this starts
    synchronized Part<T> join(Deadline deadline) {
        if (latest != null && isFresh(latest.ended())) {
            return new Part<>(this, latest, Whose.KNOWN);
        }
        if (latest != null && !latest.isOver()) {
            return new Part<>(this, latest, Whose.JOINED);
        }
        Duration background = collector.background();
        latest = new Run<>(
                collector,
                background == null ? deadline : Deadline.in(background).with(deadline.notes()),
                this::keep);
        stretch = background == null
                ? 1
                : 1 - JITTER * ThreadLocalRandom.current().nextDouble();
        latest.start();
        if (closed) {
            latest.interrupt();
        }
        return new Part<>(this, latest, Whose.OWN);
    }

    /// Waits for a run and says what came of it; where it is late, the last value stands in if it is young enough.
    ///
    /// No run is waited for longer than this scrape would wait for one of its own: a collector that hangs delays
    /// the scrape that started it, not every one after it. A run in the background is not waited for where there is
    /// a value to show, and hardly where there is none.
    ///
    /// @param thorough whether background runs are waited for as all others, since no other scrape will follow
    Outcome settle(Part<T> part, Deadline deadline, Duration budget, boolean thorough, Facts.Builder facts) {
        if (collector.background() != null && !thorough) {
            Outcome outcome = meanwhile(part, deadline, facts);
            remember(outcome);
            return outcome;
        }
        Run<T> run = part.run();
        Ended<T> ended = await(run, deadline, budget);
        if (ended != null
                && ended.failed()
                && run.deadline().isBefore(deadline)
                && run.deadline().passed()) {
            run = join(deadline).run(); // it gave up for the sake of a scrape more hurried than this one
            ended = await(run, deadline, budget);
        }
        Outcome outcome = ended == null ? late(run, budget, facts) : told(ended, part.known(), facts);
        remember(outcome);
        return outcome;
    }

    synchronized void close() {
        closed = true;
        if (latest != null) {
            latest.interrupt();
        }
    }

    private static <T> @Nullable Ended<T> await(Run<T> run, Deadline deadline, Duration budget) {
        Duration patience = deadline.within(budget.minus(run.goingFor())).left();
        try {
            return run.await(patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // whoever waits for this scrape is gone; what is here must do
            return run.ended();
        }
    }

    private Outcome meanwhile(Part<T> part, Deadline deadline, Facts.Builder facts) {
        Run<T> run = part.run();
        Ended<T> value = standIn();
        Ended<T> ended = value == null ? await(run, deadline, FIRST_PATIENCE) : run.ended();
        if (ended != null) {
            return told(ended, part.known() || value != null, facts);
        }
        if (value != null) {
            facts.put(collector.fact(), value.reading());
            return outcome(true, value.took(), value.age(), null);
        }
        Outcome before = last();
        if (before != null && !before.success()) {
            facts.put(collector.fact(), Reading.failed(new IllegalStateException(before.because())));
            return outcome(false, run.goingFor(), null, before.because());
        }
        String because = "is being read for the first time";
        facts.put(collector.fact(), Reading.absent(because));
        return outcome(true, run.goingFor(), null, because);
    }

    private Outcome told(Ended<T> ended, boolean known, Facts.Builder facts) {
        facts.put(collector.fact(), ended.reading());
        return switch (ended.reading()) {
            case Reading.Present<T> _ -> outcome(true, ended.took(), known ? ended.age() : Duration.ZERO, null);
            case Reading.Absent<T>(String because) -> outcome(true, ended.took(), null, because);
            case Reading.Failed<T>(Exception cause) -> {
                LOG.log(DEBUG, () -> "collector " + collector.name() + " failed here", cause);
                yield outcome(false, ended.took(), null, Reasons.of(cause));
            }
        };
    }

    private Outcome late(Run<T> run, Duration budget, Facts.Builder facts) {
        var cause = new TimeoutException(Reasons.late(budget));
        Ended<T> value = standIn();
        if (value == null) {
            facts.put(collector.fact(), Reading.failed(cause));
            return outcome(false, run.goingFor(), null, cause.getMessage());
        }
        facts.put(collector.fact(), value.reading());
        Duration age = value.reading() instanceof Reading.Present<T> ? value.age() : null;
        return outcome(false, run.goingFor(), age, cause.getMessage());
    }

    private Outcome outcome(boolean success, Duration took, @Nullable Duration age, @Nullable String because) {
        Double ageSeconds = age == null ? null : age.toNanos() / 1e9;
        return new Outcome(
                collector.name(),
                collector.source(),
                success,
                took.toNanos() / 1e9,
                ageSeconds,
                because,
                collector.background() != null);
    }

    private boolean isFresh(@Nullable Ended<T> ended) {
        return ended != null && !ended.failed() && ended.age().compareTo(interval()) < 0;
    }

    private Duration interval() {
        return Duration.ofNanos((long) (collector.freshness().toNanos() * stretch));
    }

    /// What fails in the background is not covered up with the value before it: the next scrapes would show the two by
    /// turns.
    private synchronized void keep(Ended<T> ended) {
        if (!ended.failed()) {
            kept = ended;
        } else if (collector.background() != null) {
            kept = null;
        }
    }

    private synchronized @Nullable Ended<T> standIn() {
        Duration limit = collector.freshness().plus(collector.keptFor());
        boolean stands =
                !collector.keptFor().isZero() && kept != null && kept.age().compareTo(limit) < 0;
        return stands ? kept : null;
    }

    private synchronized void remember(Outcome outcome) {
        last = outcome;
        lastAsked = Instant.now();
    }
}

package hypervisor.scrape;

import hypervisor.fact.Reading;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One run of a collector, on a virtual thread of its own, which any number of scrapes may wait for.
final class Run<T> {
    private final Collector<T> collector;
    private final Deadline deadline;
    private final Consumer<Ended<T>> whenOver;
    private final long started = System.nanoTime();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Ended<T> ended;

    /// @param nanoTime when the run was over
    record Ended<T>(Reading<T> reading, Duration took, long nanoTime) {
        Duration age() {
            return Duration.ofNanos(Math.max(0, System.nanoTime() - nanoTime));
        }

        boolean failed() {
            return reading instanceof Reading.Failed<T>;
        }
    }

    Run(Collector<T> collector, Deadline deadline, Consumer<Ended<T>> whenOver) {
        this.collector = collector;
        this.deadline = deadline;
        this.whenOver = whenOver;
        this.thread = Thread.ofVirtual().name("collect-" + collector.name()).unstarted(this::collect);
    }

    long startedNanos() {
        return started;
    }

    /// What it has asked up to now, where it was started by who wants to know.
    Notes notes() {
        return deadline.notes();
    }

    void start() {
        thread.start();
    }

    void interrupt() {
        thread.interrupt();
    }

    Deadline deadline() {
        return deadline;
    }

    Duration goingFor() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    /// What came of it, or null while it is going on.
    @Nullable Ended<T> ended() {
        return ended;
    }

    /// What came of it, or null if it is still going on when the time is up.
    @Nullable Ended<T> await(Duration time) throws InterruptedException {
        return over.await(time.toNanos(), TimeUnit.NANOSECONDS) ? ended : null;
    }

    @SuppressWarnings("CatchingUnchecked") // a collector out of stack or memory is one that failed
    private void collect() {
        Reading<T> reading = Reading.failed(new IllegalStateException("ended without an answer"));
        try {
            reading = collector.collect(deadline.sooner());
        } catch (InterruptedException _) {
            reading = Reading.failed(new IllegalStateException("interrupted"));
        } catch (Exception e) {
            reading = Reading.failed(e);
        } catch (Error e) {
            reading = Reading.failed(new IllegalStateException(e.toString(), e));
        } finally {
            long now = System.nanoTime();
            var end = new Ended<>(reading, Duration.ofNanos(now - started), now);
            ended = end;
            whenOver.accept(end);
            over.countDown();
        }
    }
}

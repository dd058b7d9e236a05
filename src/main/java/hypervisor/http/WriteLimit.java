package hypervisor.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Cuts off a client that does not take its answer: interrupting a thread that writes to a socket channel closes it.
final class WriteLimit implements AutoCloseable {
    private final Duration limit;
    private final ScheduledThreadPoolExecutor timer;

    WriteLimit(Duration limit) {
        this.limit = limit;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("http-write-limit").factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(true);
    }

    /// To be closed by the same thread when it has written.
    Writing start() {
        Thread writer = Thread.currentThread();
        return new Writing(timer.schedule(writer::interrupt, limit.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    record Writing(Future<?> interrupt) implements AutoCloseable {
        @Override
        public void close() {
            interrupt.cancel(false);
        }
    }
}

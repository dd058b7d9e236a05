package hypervisor.source;

import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Work that the kernel may never come back from: a file of a mount whose server is gone, of a cluster without
/// quorum, of a pool that is suspended. Such a read can neither be interrupted nor killed, so it has a thread
/// of its own, and while that one hangs no second one is started for the same thing.
public final class Isolation {
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    private static final class Running {
        private final FutureTask<?> task;

        /// Whether who waited for it does so no more, since it took too long.
        private volatile boolean hangs;

        Running(FutureTask<?> task) {
            this.task = task;
        }
    }

    /// Does the work and waits for it, but not past the deadline. Where the same thing is being worked on already, this
    /// waits for that first; where that hangs, it does not.
    ///
    /// @param key what may hang, as messages name it: `/mnt/pve/backup`
    /// @throws HangingException it did not end in time, or an earlier one hangs
    public <T> T run(String key, Callable<T> work, Deadline deadline) throws IOException, InterruptedException {
        while (true) {
            var task = new FutureTask<>(() -> {
                try {
                    return work.call();
                } finally {
                    running.remove(key);
                }
            });
            var mine = new Running(task);
            Running earlier = running.putIfAbsent(key, mine);
            if (earlier == null) {
                start(key, task);
                return awaited(key, mine, task, deadline);
            }
            if (earlier.hangs) {
                throw new HangingException(key);
            }
            end(key, earlier, deadline);
        }
    }

    private static <T> T awaited(String key, Running mine, FutureTask<T> task, Deadline deadline)
            throws IOException, InterruptedException {
        try {
            return task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            mine.hangs = true;
            throw new HangingException(key);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    /// Whatever came of it was for another.
    private static void end(String key, Running earlier, Deadline deadline)
            throws HangingException, InterruptedException {
        try {
            earlier.task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new HangingException(key);
        } catch (ExecutionException _) {
            // of its own work
        }
    }

    private void start(String key, FutureTask<?> task) {
        boolean started = false;
        try {
            Thread.ofPlatform().daemon().name("isolated " + key).start(task);
            started = true;
        } finally {
            if (!started) { // no thread was left to be had: the next one tries again
                running.remove(key);
            }
        }
    }

    /// Whether something is still going on under this key.
    public boolean isBusy(String key) {
        return running.containsKey(key);
    }

    private static IOException unwrapped(ExecutionException e) throws InterruptedException {
        return switch (e.getCause()) {
            case IOException cause -> cause;
            case InterruptedException cause -> throw cause;
            case RuntimeException cause -> throw cause;
            case Error cause -> throw cause;
            case null -> new IOException(e.getMessage(), e);
            case Throwable cause -> new IOException(cause.getMessage(), cause);
        };
    }
}

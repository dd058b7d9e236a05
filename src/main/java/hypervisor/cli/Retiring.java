package hypervisor.cli;

import hypervisor.http.Pages;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// What was watched before the configuration changed, until the last scrape under way with it has its answer.
final class Retiring implements AutoCloseable {
    /// More old ones than these are not held: each has connections of its own.
    private static final int MOST = 4;

    private final Semaphore places = new Semaphore(MOST);
    private final Set<Watching> waiting = ConcurrentHashMap.newKeySet();

    /// Closes it when all are done that use it, or should be. Waits while there are too many of them.
    ///
    /// @param users all that have ever used it, replaced by now
    /// @param longest no answer takes longer
    void retire(Watching watching, List<Pages> users, Duration longest) {
        places.acquireUninterruptibly();
        waiting.add(watching);
        long end = System.nanoTime() + longest.toNanos();
        Thread.ofVirtual().name("retire").start(() -> {
            try {
                for (Pages pages : users) {
                    pages.awaitUnused(Duration.ofNanos(end - System.nanoTime()));
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                end(watching);
                places.release();
            }
        });
    }

    private void end(Watching watching) {
        if (waiting.remove(watching)) {
            watching.close();
        }
    }

    /// Closes them all at once.
    @Override
    public void close() {
        waiting.forEach(this::end);
    }
}

package hypervisor.source.zfs.kstat;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Work that is waited for side by side, some of it at a time.
final class Tasks implements AutoCloseable {
    private static final int AT_ONCE = 16;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns = new Semaphore(AT_ONCE);

    <T extends @Nullable Object> Future<T> start(Callable<T> work) {
        return threads.submit(() -> {
            turns.acquire();
            try {
                return work.call();
            } finally {
                turns.release();
            }
        });
    }

    static <T extends @Nullable Object> T one(Future<T> task) throws IOException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case IOException cause -> cause;
                case null, default -> new IOException(e.getCause());
            };
        }
    }

    /// Ends what still goes on.
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}

package hypervisor;

import com.sun.management.ThreadMXBean;
import hypervisor.source.MalformedException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Feeds a reader with random input, and holds it to three things: it ends, it throws nothing but
/// [MalformedException], and it takes no memory the input did not pay for.
///
/// Every case has its own seed, which a failure names. `-Dfuzz.seconds=60` goes on for that long.
public final class Fuzz {
    private static final int BATCH = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long ALLOCATED_IN_ANY_CASE = 4 << 20;
    private static final long ALLOCATED_PER_BYTE = 1000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Fuzz() {}

    @FunctionalInterface
    public interface Case {
        /// Makes an input, reads it, and checks what came out.
        ///
        /// @return how long the input was, in bytes or characters
        int run(Random random) throws Exception;
    }

    /// Runs this many cases, or as many as `-Dfuzz.seconds` has time for if it is set.
    public static void run(long seed, int cases, Case fuzzed) {
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds", 0)).toNanos();
        for (long i = 0; i < cases || System.nanoTime() < end; i += BATCH) {
            long first = seed + i;
            long last = first + (i < cases ? Math.min(BATCH, cases - i) : BATCH);
            batch(first, last, fuzzed);
        }
    }

    /// Each batch has a thread of its own, so that one that hangs can be left behind.
    private static void batch(long first, long last, Case fuzzed) {
        var current = new AtomicLong(first);
        var done = new CompletableFuture<Void>();
        Thread thread = Thread.ofPlatform().daemon().name("fuzz").start(() -> {
            try {
                for (; current.get() < last; current.incrementAndGet()) {
                    one(current.get(), fuzzed);
                }
                done.complete(null);
            } catch (Throwable failed) {
                done.completeExceptionally(failed);
            }
        });
        try {
            done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hung) {
            hung.setStackTrace(thread.getStackTrace());
            throw new AssertionError("hangs with seed " + current, hung);
        } catch (ExecutionException failed) {
            throw new AssertionError("fails with seed " + current, failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /// What a case takes for classes that are loaded for it, it takes only once.
    private static void one(long seed, Case fuzzed) throws Exception {
        if (cost(seed, fuzzed).isTooMuch()) {
            Cost again = cost(seed, fuzzed);
            if (again.isTooMuch()) {
                throw new AssertionError(
                        "takes " + again.allocated() + " bytes of memory for an input of " + again.size());
            }
        }
    }

    private static Cost cost(long seed, Case fuzzed) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        int size = 0;
        try {
            size = fuzzed.run(new Random(seed));
        } catch (MalformedException _) {
            // expected: the reader says that it does not understand
        }
        return new Cost(size, THREADS.getCurrentThreadAllocatedBytes() - before);
    }

    private record Cost(int size, long allocated) {
        boolean isTooMuch() {
            return allocated > ALLOCATED_IN_ANY_CASE + ALLOCATED_PER_BYTE * size;
        }
    }
}

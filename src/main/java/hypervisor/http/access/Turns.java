package hypervisor.http.access;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Passwords are compared one at a time, and after a wrong one there is a pause three times as long as it
/// took, so that who guesses gets a quarter of one processor and no more. Few wait, and fewer of one address.
final class Turns {
    private static final int MOST_WAITING = 32;
    private static final int MOST_OF_ONE_ADDRESS = 4;
    private static final int PAUSE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore turn = new Semaphore(1, true);
    private final Map<InetAddress, Integer> waiting = new HashMap<>();
    private int allWaiting;
    private long notBefore = System.nanoTime();

    /// Does the comparison when it is its turn.
    ///
    /// @return null where too many are waiting, or for too long
    @Nullable Boolean take(InetAddress from, BooleanSupplier comparison) {
        if (!begin(from)) {
            return null;
        }
        try {
            if (!turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return null;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(notBefore - System.nanoTime());
                long start = System.nanoTime();
                boolean right = comparison.getAsBoolean();
                long end = System.nanoTime();
                notBefore = right ? end : end + PAUSE * (end - start);
                return right;
            } finally {
                turn.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            end(from);
        }
    }

    private synchronized boolean begin(InetAddress from) {
        int own = waiting.getOrDefault(from, 0);
        if (allWaiting >= MOST_WAITING || own >= MOST_OF_ONE_ADDRESS) {
            return false;
        }
        allWaiting++;
        waiting.put(from, own + 1);
        return true;
    }

    private synchronized void end(InetAddress from) {
        allWaiting--;
        waiting.computeIfPresent(from, (_, own) -> own == 1 ? null : own - 1);
    }
}

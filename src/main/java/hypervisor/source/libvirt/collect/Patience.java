package hypervisor.source.libvirt.collect;

import hypervisor.scrape.Deadline;
import java.time.Duration;

/// How long to wait for statistics before asking whether a domain holds them up: some times as long as they usually
/// take, so that a slow daemon is given its time, but never so long that the deadline leaves none to ask again.
final class Patience {
    private static final Duration LEAST = Duration.ofMillis(500);
    private static final int TIMES_USUAL = 3;
    private static final int SHARE_OF_DEADLINE = 4;
    private static final int WEIGHT_OF_PAST = 8;

    private long usualNanos;

    /// An answer came after this time.
    synchronized void learn(long nanos) {
        usualNanos = usualNanos == 0 ? nanos : usualNanos + (nanos - usualNanos) / WEIGHT_OF_PAST;
    }

    synchronized Duration until(Deadline deadline) {
        long most = deadline.left().toNanos() / SHARE_OF_DEADLINE;
        return Duration.ofNanos(Math.min(most, Math.max(LEAST.toNanos(), TIMES_USUAL * usualNanos)));
    }
}

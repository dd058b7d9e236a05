package hypervisor.scrape;

import java.time.Duration;

/// A moment on the monotonic clock by which something must be over.
public record Deadline(long nanoTime) {

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /// What is left, never negative.
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    public boolean passed() {
        return nanoTime - System.nanoTime() <= 0;
    }

    /// The earlier of this one and the given time from now.
    public Deadline within(Duration time) {
        long other = System.nanoTime() + time.toNanos();
        return other - nanoTime < 0 ? new Deadline(other) : this;
    }
}

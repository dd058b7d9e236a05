package hypervisor.scrape;

import java.time.Duration;

/// A moment on the monotonic clock by which something must be over.
///
/// @param notes where whoever is held to it says what was asked, for a person who wants to see that
public record Deadline(long nanoTime, Notes notes) {
    private static final long MARGIN_NANOS = Duration.ofMillis(250).toNanos();

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos(), Notes.NONE);
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
        return other - nanoTime < 0 ? new Deadline(other, notes) : this;
    }

    public boolean isBefore(Deadline other) {
        return nanoTime - other.nanoTime < 0;
    }

    /// The same moment, with notes.
    Deadline with(Notes others) {
        return new Deadline(nanoTime, others);
    }

    /// A little earlier (a twentieth of what is left, 250 ms at most), so that whoever is held to it can still be
    /// heard by whoever is held to this one.
    Deadline sooner() {
        return new Deadline(nanoTime - Math.min(MARGIN_NANOS, left().toNanos() / 20), notes);
    }
}

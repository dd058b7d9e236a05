package hypervisor.source;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

/// How long to wait between attempts: twice as long each time, up to a limit, and a little by chance, so that many
/// clients of one daemon do not come back at one moment.
public final class BackOff {
    private static final double SPREAD = 0.2;
    private static final int MOST_DOUBLINGS = 10;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private int failures;

    /// @param first after one failure, more or less
    /// @param longest however many there are, more or less
    public BackOff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    public static BackOff standard() {
        return new BackOff(Duration.ofMillis(500), Duration.ofSeconds(15), new Random());
    }

    /// One more attempt failed.
    ///
    /// @return how long to wait for the next
    public Duration failed() {
        Duration base = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        Duration bounded = base.compareTo(longest) < 0 ? base : longest;
        return Duration.ofNanos((long) (bounded.toNanos() * random.nextDouble(1 - SPREAD, 1 + SPREAD)));
    }

    public void succeeded() {
        failures = 0;
    }
}

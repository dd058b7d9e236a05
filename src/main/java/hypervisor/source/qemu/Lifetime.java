package hypervisor.source.qemu;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// How long an answer is believed: a time that varies by chance, so that not all guests are asked at one time.
///
/// @param nanoTime a monotonic clock
record Lifetime(Duration life, Duration spread, RandomGenerator random, LongSupplier nanoTime) {

    /// When an answer that comes now is to be asked for again.
    long end() {
        double varied = life.toNanos() + spread.toNanos() * (2 * random.nextDouble() - 1);
        return nanoTime.getAsLong() + Math.max(0, (long) varied);
    }

    boolean isOver(long end) {
        return nanoTime.getAsLong() - end >= 0;
    }
}

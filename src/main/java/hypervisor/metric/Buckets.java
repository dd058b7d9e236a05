package hypervisor.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many of the observations made so far fell where: the value of one series of a histogram.
///
/// @param upperBounds of the buckets, ascending, each inclusive; without the infinite one
/// @param counts one for each bound, not cumulative, and last how many were above all bounds
/// @param sum of all observations; null where the source does not tell
/// @param alsoNative whether the bounds double from each to the next, so that a native histogram of schema 0 can be
///     written beside the buckets. That one's bounds are powers of two, so where the source's are not (nanoseconds:
///     2^30 ns are 1.074 s), its bounds are off by as much.
public record Buckets(
        List<Double> upperBounds,
        List<Long> counts,
        @Nullable Double sum,
        boolean alsoNative) {

    /// @throws IllegalArgumentException where the counts do not fit the bounds
    public Buckets {
        upperBounds = List.copyOf(upperBounds);
        counts = List.copyOf(counts);
        if (counts.size() != upperBounds.size() + 1) {
            throw new IllegalArgumentException(counts.size() + " counts for " + upperBounds.size() + " bounds");
        }
        for (int i = 1; i < upperBounds.size(); i++) {
            if (!(upperBounds.get(i) > upperBounds.get(i - 1))) {
                throw new IllegalArgumentException("bounds do not ascend: " + upperBounds);
            }
        }
    }

    /// Buckets that are written as such and in no other way.
    public static Buckets of(List<Double> upperBounds, List<Long> counts, @Nullable Double sum) {
        return new Buckets(upperBounds, counts, sum, false);
    }

    /// The same, written as a native histogram too, where the format has these.
    public Buckets withNative() {
        return new Buckets(upperBounds, counts, sum, true);
    }

    /// All observations; as many as a long can count, if there were more.
    public long count() {
        long total = 0;
        for (long count : counts) {
            total = plus(total, count);
        }
        return total;
    }

    /// One count more in a row of cumulative ones.
    public static long plus(long total, long count) {
        long more = total + Math.max(0, count);
        return more < 0 ? Long.MAX_VALUE : more;
    }
}

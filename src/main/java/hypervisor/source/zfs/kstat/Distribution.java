package hypervisor.source.zfs.kstat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How often what took how long.
///
/// @param upperBounds in seconds, ascending and inclusive
/// @param counts one for each bound, not cumulative, and last what took longer
/// @param sum of all of them in seconds; null where it is not known
public record Distribution(
        List<Double> upperBounds,
        List<Long> counts,
        @Nullable Double sum) {
    private static final double NANOS = 1e9;

    public Distribution {
        upperBounds = List.copyOf(upperBounds);
        counts = List.copyOf(counts);
    }

    /// What `dmu_tx_assign` holds: a row `512 ns` counts what took more than 256 ns and not more than 512, and the last
    /// row also what took longer. Null where the rows are not such.
    static @Nullable Distribution ofNanoseconds(NamedKstat kstat) {
        List<String> names = kstat.names();
        if (names.size() < 2) {
            return null;
        }
        Double[] bounds = new Double[names.size()];
        Long[] counts = new Long[names.size()];
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).equals((1L << i) + " ns") || !kstat.isNumber(i) || i >= Long.SIZE - 1) {
                return null;
            }
            bounds[i] = (1L << i) / NANOS;
            counts[i] = Math.max(0, kstat.count(names.get(i)));
        }
        return new Distribution(List.of(bounds).subList(0, bounds.length - 1), List.of(counts), null);
    }
}

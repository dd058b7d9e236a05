package hypervisor.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Compares what an original printed with what we print of the same host shortly before and shortly after: its counters
/// lie between ours.
final class Comparison {
    /// CPU time that the original takes from `DOMAIN_GET_INFO`, where it comes in steps of 10 ms.
    private static final Pattern CPU_SECONDS = Pattern.compile("libvirt_domain_info_cpu_time_seconds_total\\{.*");

    private static final double CPU_TOLERANCE = 0.02;

    /// Rounding of sums, quotients and of decimals printed.
    private static final double ROUNDING = 1e-9;

    private Comparison() {}

    static List<Difference> of(Exposition original, Exposition before, Exposition after) {
        List<Difference> differences = new ArrayList<>();
        after.types().forEach((family, type) -> {
            String theirs = original.types().get(family);
            if (theirs != null && !theirs.equals(type)) {
                differences.add(new Difference(Difference.Kind.TYPE, family, theirs + ", ours is " + type));
            }
        });
        SortedSet<String> ours = new TreeSet<>(before.series().keySet());
        ours.addAll(after.series().keySet());
        original.series().forEach((series, value) -> {
            if (!ours.contains(series)) {
                differences.add(new Difference(Difference.Kind.MISSING, series, "theirs is " + value));
                return;
            }
            double first = before.series().getOrDefault(series, after.series().getOrDefault(series, Double.NaN));
            double last = after.series().getOrDefault(series, first);
            if (!between(value, first, last, tolerance(series, value))) {
                differences.add(
                        new Difference(Difference.Kind.VALUE, series, value + ", ours are " + first + " and " + last));
            }
        });
        ours.stream()
                .filter(series -> !original.series().containsKey(series))
                .forEach(series -> differences.add(new Difference(Difference.Kind.EXTRA, series, "only ours")));
        return differences;
    }

    private static boolean between(double value, double first, double last, double tolerance) {
        return value >= Math.min(first, last) - tolerance && value <= Math.max(first, last) + tolerance;
    }

    private static double tolerance(String series, double value) {
        return CPU_SECONDS.matcher(series).matches() ? CPU_TOLERANCE : Math.abs(value) * ROUNDING;
    }
}

package hypervisor.replay;

import hypervisor.replay.Difference.Kind;
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

    private final Exposition original;
    private final Exposition before;
    private final Exposition after;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(Exposition original, Exposition before, Exposition after) {
        this.original = original;
        this.before = before;
        this.after = after;
    }

    static List<Difference> of(Exposition original, Exposition before, Exposition after) {
        var comparison = new Comparison(original, before, after);
        comparison.families();
        comparison.series();
        return comparison.differences;
    }

    private void families() {
        SortedSet<String> theirs = original.names();
        SortedSet<String> ours = after.names();
        for (String name : theirs) {
            if (!ours.contains(name)) {
                add(Kind.THEIRS, name, "a family of theirs alone");
            }
        }
        for (String name : ours) {
            if (!theirs.contains(name)) {
                add(Kind.OURS, name, "a family of ours alone");
            }
        }
        after.types().forEach((family, type) -> {
            String other = original.types().get(family);
            if (other != null && !other.equals(type)) {
                add(Kind.TYPE, family, other + ", ours is " + type);
            }
        });
    }

    private void series() {
        SortedSet<String> common = original.names();
        common.retainAll(after.names());
        SortedSet<String> all = new TreeSet<>(before.series().keySet());
        all.addAll(after.series().keySet());
        all.addAll(original.series().keySet());
        for (String series : all) {
            if (common.contains(Exposition.name(series))) {
                compare(series);
            }
        }
    }

    private void compare(String series) {
        Double value = original.series().get(series);
        Double last = after.series().get(series);
        Double first = before.series().getOrDefault(series, last);
        if (value == null) {
            add(Kind.EXTRA, series, "only ours");
        } else if (first == null) {
            add(Kind.MISSING, series, "theirs is " + value);
        } else if (!between(value, first, last == null ? first : last, tolerance(series, value))) {
            add(Kind.VALUE, series, value + ", ours are " + first + " and " + last);
        }
    }

    private void add(Kind kind, String subject, String detail) {
        differences.add(new Difference(kind, subject, detail));
    }

    private static boolean between(double value, double first, double last, double tolerance) {
        return value >= Math.min(first, last) - tolerance && value <= Math.max(first, last) + tolerance;
    }

    private static double tolerance(String series, double value) {
        return CPU_SECONDS.matcher(series).matches() ? CPU_TOLERANCE : Math.abs(value) * ROUNDING;
    }
}

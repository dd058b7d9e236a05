package hypervisor.exposition;

import hypervisor.metric.Family;
import hypervisor.metric.Family.Sample;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Under which name and type each family of one answer is announced in OpenMetrics.
///
/// There a counter's family is called `x`, its samples `x_total`, and `x_created` is reserved for it. So these are
/// announced as `unknown`, under their own name:
/// - a counter whose name does not end in `_total`: exporters before us have them, and their names are used in
/// dashboards;
/// - a counter `x_total` after a family `x` or `x_created`: no name may belong to two families;
/// - a counter with a number that none can have, negative or NaN;
/// - what is of no known type to begin with.
///
/// A gauge `x` after the counter `x_total` cannot be helped, for it has no second name and the counter is written:
/// declare the gauge first. Prometheus reads both series all the same.
final class OpenMetricsNames {
    private static final String TOTAL = "_total";

    private final Set<String> taken = new HashSet<>();
    private final Set<String> written = new HashSet<>();

    /// @param isNew false for a family that continues an earlier one of the same name, and is not announced again
    record Header(String name, String type, boolean isNew) {}

    Header add(Family family) {
        String name = Names.metric(family.name());
        boolean isNew = written.add(name);
        return switch (family.type()) {
            case GAUGE -> own(name, "gauge", isNew);
            case UNTYPED -> own(name, "unknown", isNew);
            case HISTOGRAM -> histogram(name, isNew);
            case COUNTER -> isNew && isCounter(name, family) ? counter(name) : own(name, "unknown", isNew);
        };
    }

    private Header own(String name, String type, boolean isNew) {
        taken.add(name);
        return new Header(name, type, isNew);
    }

    private Header histogram(String name, boolean isNew) {
        for (String suffix : List.of("_bucket", "_count", "_sum", "_created")) {
            taken.add(name + suffix);
        }
        return own(name, "histogram", isNew);
    }

    private Header counter(String name) {
        String base = base(name);
        taken.add(base);
        taken.add(base + "_created");
        taken.add(name);
        return new Header(base, "counter", true);
    }

    private boolean isCounter(String name, Family family) {
        if (!name.endsWith(TOTAL) || name.length() == TOTAL.length()) {
            return false;
        }
        String base = base(name);
        return !taken.contains(base) && !taken.contains(base + "_created") && onlyGrows(family);
    }

    private static boolean onlyGrows(Family family) {
        for (Sample sample : family.samples()) {
            if (!(sample.value() >= 0)) {
                return false;
            }
        }
        return true;
    }

    private static String base(String name) {
        return name.substring(0, name.length() - TOTAL.length());
    }
}

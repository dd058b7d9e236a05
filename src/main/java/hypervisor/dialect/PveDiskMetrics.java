package hypervisor.dialect;

import hypervisor.metric.MetricSet;
import java.util.ArrayList;
import java.util.List;

/// What pve-exporter says of the disks of the machine it runs on, and of their health.
final class PveDiskMetrics {
    private PveDiskMetrics() {}

    static List<MetricSet<?, ?>> sets(DialectOptions options) {
        List<MetricSet<?, ?>> sets = new ArrayList<>();
        sets.add(PveSmartMetrics.set(options));
        sets.addAll(PveDiskstatsMetrics.sets(options));
        return sets;
    }
}

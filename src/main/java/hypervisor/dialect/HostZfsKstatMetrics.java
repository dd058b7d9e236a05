package hypervisor.dialect;

import hypervisor.metric.MetricSet;
import java.util.ArrayList;
import java.util.List;

/// What the ZFS kernel module counts. Rows that have no family of their own are all under `hypervisor_zfs_kstat`, so
/// that what a newer version counts is there, too.
final class HostZfsKstatMetrics {
    private HostZfsKstatMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        List<MetricSet<?, ?>> sets = new ArrayList<>();
        sets.addAll(HostZfsArcMetrics.SETS);
        sets.addAll(HostZfsLogMetrics.SETS);
        sets.addAll(HostZfsPoolKstatMetrics.SETS);
        sets.addAll(HostZfsPoolIoMetrics.SETS);
        sets.addAll(HostZfsTransactionMetrics.SETS);
        sets.addAll(HostZfsDatasetKstatMetrics.SETS);
        sets.addAll(HostZfsOtherKstatMetrics.SETS);
        return sets;
    }
}

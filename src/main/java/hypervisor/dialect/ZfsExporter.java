package hypervisor.dialect;

import hypervisor.metric.MetricSet;
import java.util.ArrayList;
import java.util.List;

/// Speaks like pdf/zfs_exporter: pools, datasets, volumes and snapshots, by zpool and zfs.
///
/// All properties that the original documents are there, where it has some of them only when it is told so; what
/// `dataset-snapshot` reads is there where `zfs_snapshot` is switched on. Repaired: a pool that cannot be read costs no
/// other its series.
final class ZfsExporter {
    static final String NAME = "zfs_exporter";

    private ZfsExporter() {}

    static Dialect dialect(DialectOptions options) {
        List<MetricSet<?, ?>> sets = new ArrayList<>();
        sets.add(ZfsExporterScrape.build(options.build()));
        sets.add(ZfsExporterScrape.COLLECTORS);
        sets.add(ZfsExporterPools.SET);
        sets.add(ZfsExporterDatasets.SET);
        return new Dialect(NAME, "pdf/zfs_exporter 2.3.11", sets);
    }
}

package hypervisor.dialect;

import hypervisor.metric.Metric;
import hypervisor.metric.Metric.Label;
import hypervisor.metric.MetricSet;
import hypervisor.metric.Type;
import hypervisor.source.zfs.ZfsFacts;
import hypervisor.source.zfs.kstat.ZfsKstats;
import java.util.ArrayList;
import java.util.List;

/// Speaks like the ZFS collector of prometheus/node_exporter: what the ZFS kernel module counts, under the names it
/// has there. The rows of the kernel module's files become metric names as they are, so that which there are depends on
/// its version.
///
/// Quirk: everything is untyped but the states, though most of it are counters; rows of other types than `int64` and
/// `uint64` are left out; `-` in a row's name becomes `_`.
final class NodeExporter {
    static final String NAME = "node_exporter";

    private NodeExporter() {}

    static Dialect dialect(DialectOptions options) {
        return new Dialect(
                NAME,
                "the ZFS collector of prometheus/node_exporter 1.12.1",
                List.of(MetricSet.open(ZfsFacts.KSTATS, patterns(), NodeZfs::families)));
    }

    private static List<Metric<ZfsKstats>> patterns() {
        List<Metric<ZfsKstats>> patterns = new ArrayList<>();
        NodeZfs.SUBSYSTEMS.forEach((file, subsystem) -> patterns.add(pattern(
                "node_zfs_" + subsystem + "_<row>", "Each row of /proc/spl/kstat/zfs/" + file + ".", List.of())));
        patterns.add(pattern(
                "node_zfs_zpool_<column>",
                "Each column of a pool's file io, which there is before OpenZFS 2.1.",
                List.of("zpool")));
        patterns.add(pattern(
                "node_zfs_zpool_dataset_<row>",
                "Each row of a pool's files objset-*, one for each mounted dataset and each volume.",
                List.of("zpool", "dataset")));
        patterns.add(new Metric<>(
                "node_zfs_zpool_state",
                Type.GAUGE,
                "Whether the pool is in the state of the label, as its file state says.",
                labels(List.of("zpool", "state")),
                _ -> null));
        return patterns;
    }

    private static Metric<ZfsKstats> pattern(String name, String help, List<String> labels) {
        return new Metric<>(name, Type.UNTYPED, help, labels(labels), _ -> null);
    }

    private static List<Label<ZfsKstats>> labels(List<String> names) {
        return names.stream().map(name -> new Label<ZfsKstats>(name, _ -> "")).toList();
    }
}

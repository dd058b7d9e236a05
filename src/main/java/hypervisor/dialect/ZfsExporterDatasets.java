package hypervisor.dialect;

import static hypervisor.source.zfs.ZfsFacts.DATASETS;
import static hypervisor.source.zfs.ZfsFacts.SNAPSHOTS;

import hypervisor.fact.Facts;
import hypervisor.metric.Metric.Value;
import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.ZfsProperties;
import hypervisor.source.zfs.dataset.Dataset;
import hypervisor.source.zfs.dataset.Snapshots;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What zfs_exporter says of file systems, volumes and snapshots.
final class ZfsExporterDatasets {
    private static final Set<String> OF_ALL = Set.of("logicalused", "referenced", "used", "written");

    /// What the original reads of each type unless it is told otherwise, besides what it reads of all.
    private static final Map<String, Set<String>> USUAL = Map.of(
            "filesystem", Set.of("available", "quota", "usedbydataset"),
            "volume", Set.of("available", "usedbydataset", "volsize"),
            "snapshot", Set.of());

    record Row(String pool, String name, String type, ZfsProperties properties) {}

    static final MetricSet<PoolReadings<List<Dataset>>, Row> SET = MetricSet.of(
                    DATASETS, Set.of(SNAPSHOTS), ZfsExporterDatasets::rows)
            .label("name", Row::name)
            .label("pool", Row::pool)
            .label("type", Row::type)
            .gauge("zfs_dataset_available_bytes", "What may still be written to it.", number("available"))
            .gauge(
                    "zfs_dataset_compression_ratio",
                    "What compression leaves of what is used, 0 to 1.",
                    inverse("compressratio"))
            .gauge("zfs_dataset_logical_used_bytes", "Used space before compression.", number("logicalused"))
            .gauge(
                    "zfs_dataset_logical_referenced_bytes",
                    "Referenced data before compression.",
                    number("logicalreferenced"))
            .gauge("zfs_dataset_quota_bytes", "What it and all below it may use; 0 for no limit.", number("quota"))
            .gauge(
                    "zfs_dataset_referenced_compression_ratio",
                    "What compression leaves of what is referenced, 0 to 1.",
                    inverse("refcompressratio"))
            .gauge("zfs_dataset_referenced_bytes", "Data that can be reached from it.", number("referenced"))
            .gauge("zfs_dataset_referenced_quota_bytes", "What it alone may use; 0 for no limit.", number("refquota"))
            .gauge(
                    "zfs_dataset_referenced_reservation_bytes",
                    "What is kept free for it alone.",
                    number("refreservation"))
            .gauge("zfs_dataset_reservation_bytes", "What is kept free for it and all below it.", number("reservation"))
            // Quirk: ends in _total and is a gauge, as the next one.
            .gauge(
                    "zfs_dataset_snapshot_count_total",
                    "Snapshots of it and all below it, which ZFS counts only under a limit.",
                    number("snapshot_count"))
            .gauge(
                    "zfs_dataset_snapshot_limit_total",
                    "How many snapshots it and all below it may have.",
                    number("snapshot_limit"))
            .gauge("zfs_dataset_used_bytes", "What it and all below it take.", number("used"))
            .gauge("zfs_dataset_used_by_children_bytes", "What all below it takes.", number("usedbychildren"))
            .gauge("zfs_dataset_used_by_dataset_bytes", "What it takes itself.", number("usedbydataset"))
            .gauge(
                    "zfs_dataset_used_by_referenced_reservation_bytes",
                    "What is kept free for it alone and not used.",
                    number("usedbyrefreservation"))
            .gauge("zfs_dataset_used_by_snapshot_bytes", "What its snapshots take.", number("usedbysnapshots"))
            .gauge("zfs_dataset_volume_size_bytes", "Size of the volume.", number("volsize"))
            .gauge("zfs_dataset_written_bytes", "What was written since the last snapshot.", number("written"))
            // Quirk: has no unit in its name.
            .gauge("zfs_dataset_creation_timestamp", "When it was made, in seconds since 1970.", number("creation"))
            .build();

    private ZfsExporterDatasets() {}

    private static Stream<Row> rows(PoolReadings<List<Dataset>> pools, Facts facts) {
        PoolReadings<Snapshots> snapshots = facts.value(SNAPSHOTS);
        return Stream.concat(
                pools.all().stream()
                        .flatMap(List::stream)
                        .map(each -> new Row(each.pool(), each.name(), each.type(), each.properties())),
                snapshots == null
                        ? Stream.of()
                        : snapshots.all().stream()
                                .flatMap(pool -> pool.all().stream())
                                .map(each -> new Row(each.pool(), each.name(), "snapshot", each.properties())));
    }

    /// What the original does not read of this type is told where there is something to tell.
    private static Value<Row> number(String property) {
        return row -> isUsual(row, property)
                ? ZfsExporterNumbers.number(row.properties(), property)
                : row.properties().number(property);
    }

    private static Value<Row> inverse(String property) {
        return row -> {
            @Nullable Double factor = row.properties().factor(property);
            return factor == null ? null : ZfsExporterNumbers.inverse(row.properties(), property);
        };
    }

    private static boolean isUsual(Row row, String property) {
        return OF_ALL.contains(property)
                || USUAL.getOrDefault(row.type(), Set.of()).contains(property);
    }
}

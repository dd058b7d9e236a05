package hypervisor.dialect;

import static hypervisor.dialect.Units.flag;
import static hypervisor.source.zfs.ZfsFacts.DATASETS;
import static hypervisor.source.zfs.ZfsFacts.SNAPSHOTS;

import hypervisor.fact.Facts;
import hypervisor.metric.Metric.Value;
import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.GuestVolume;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.dataset.Dataset;
import hypervisor.source.zfs.dataset.SnapshotSummary;
import hypervisor.source.zfs.dataset.Snapshots;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What zfs tells of datasets and snapshots. `dataset` is a file system's or volume's name with its pool's.
final class HostZfsDatasetMetrics {
    private static final MetricSet<PoolReadings<List<Dataset>>, Dataset> DATASET_SET = MetricSet.of(
                    DATASETS, HostZfsDatasetMetrics::datasets)
            .label("dataset", Dataset::name)
            .gauge(
                    "hypervisor_zfs_dataset_used_bytes",
                    "What the dataset and all below it take of the pool, with snapshots and reservations (used).",
                    Dataset::used)
            .gauge(
                    "hypervisor_zfs_dataset_available_bytes",
                    "What may still be written to the dataset, within quotas; datasets of a pool share it (available).",
                    Dataset::available)
            .gauge(
                    "hypervisor_zfs_dataset_referenced_bytes",
                    "Data that can be reached from the dataset, shared with snapshots or not (referenced).",
                    number("referenced"))
            .gauge(
                    "hypervisor_zfs_dataset_used_by_dataset_bytes",
                    "What would be free without the dataset, but with its snapshots (usedbydataset).",
                    number("usedbydataset"))
            .gauge(
                    "hypervisor_zfs_dataset_used_by_children_bytes",
                    "What all below the dataset takes (usedbychildren).",
                    number("usedbychildren"))
            .gauge(
                    "hypervisor_zfs_dataset_used_by_snapshots_bytes",
                    "What would be free without the dataset's snapshots (usedbysnapshots).",
                    number("usedbysnapshots"))
            .gauge(
                    "hypervisor_zfs_dataset_used_by_reservation_bytes",
                    "What is kept free for the dataset (usedbyrefreservation).",
                    number("usedbyrefreservation"))
            .gauge(
                    "hypervisor_zfs_dataset_logical_used_bytes",
                    "Used space before compression (logicalused).",
                    number("logicalused"))
            .gauge(
                    "hypervisor_zfs_dataset_logical_referenced_bytes",
                    "Referenced data before compression (logicalreferenced).",
                    number("logicalreferenced"))
            .gauge(
                    "hypervisor_zfs_dataset_written_since_snapshot_bytes",
                    "What was written since the last snapshot (written).",
                    number("written"))
            .gauge(
                    "hypervisor_zfs_dataset_quota_bytes",
                    "What the dataset and all below it may use at most; absent without such a limit (quota).",
                    limit("quota"))
            .gauge(
                    "hypervisor_zfs_dataset_referenced_quota_bytes",
                    "What the dataset alone may reference at most; absent without such a limit (refquota).",
                    limit("refquota"))
            .gauge(
                    "hypervisor_zfs_dataset_reservation_bytes",
                    "What is kept free for the dataset and all below it; absent where nothing is (reservation).",
                    limit("reservation"))
            .gauge(
                    "hypervisor_zfs_dataset_referenced_reservation_bytes",
                    "What is kept free for the dataset alone; absent where nothing is (refreservation).",
                    limit("refreservation"))
            .gauge(
                    "hypervisor_zfs_dataset_compress_ratio",
                    "How many times smaller compression made what is used, 1 where it did not (compressratio).",
                    dataset -> dataset.properties().factor("compressratio"))
            .gauge(
                    "hypervisor_zfs_dataset_volume_size_bytes",
                    "Size of the volume as its guest sees it; of volumes only (volsize).",
                    number("volsize"))
            .gauge(
                    "hypervisor_zfs_dataset_creation_timestamp_seconds",
                    "When the dataset was made, in seconds since 1970 (creation).",
                    number("creation"))
            .gauge(
                    "hypervisor_zfs_dataset_readonly",
                    "Whether the dataset cannot be written to (readonly).",
                    dataset -> flag(dataset.properties().flag("readonly")))
            .gauge(
                    "hypervisor_zfs_dataset_mounted",
                    "Whether the file system is mounted; of file systems only (mounted).",
                    dataset -> flag(dataset.properties().flag("mounted")))
            .gauge(
                    "hypervisor_zfs_dataset_encrypted",
                    "Whether the dataset is encrypted (encryption).",
                    dataset -> flag(encrypted(dataset)))
            .label("pool", Dataset::pool)
            .label("kind", Dataset::type)
            .label("id", HostZfsDatasetMetrics::guest)
            .label("compression", dataset -> dataset.properties().text("compression"))
            .label("encryption", dataset -> dataset.properties().text("encryption"))
            .info(
                    "hypervisor_zfs_dataset_info",
                    "What the dataset is (kind: filesystem or volume), and the number of the guest whose volume it is by its"
                            + " name. Always 1.")
            .build();

    private static final MetricSet<PoolReadings<List<Dataset>>, StateOf<Dataset>> KEYS = MetricSet.of(
                    DATASETS,
                    (PoolReadings<List<Dataset>> pools) -> datasets(pools).flatMap(HostZfsDatasetMetrics::keys))
            .label("dataset", row -> row.of().name())
            .label("state", StateOf::state)
            .gauge(
                    "hypervisor_zfs_dataset_key_state",
                    "1 for whether the key of the encrypted dataset is loaded, 0 for the other (keystatus).",
                    StateOf::value)
            .build();

    private static final MetricSet<PoolReadings<Snapshots>, SnapshotSummary> SNAPSHOT_SET = MetricSet.of(
                    SNAPSHOTS, Set.of(), HostZfsDatasetMetrics::summaries)
            .label("dataset", SnapshotSummary::dataset)
            .gauge(
                    "hypervisor_zfs_dataset_snapshots",
                    "Snapshots of the dataset itself, without those of what is below it.",
                    SnapshotSummary::count)
            .gauge(
                    "hypervisor_zfs_dataset_snapshot_newest_timestamp_seconds",
                    "When the newest snapshot was made, in seconds since 1970.",
                    SnapshotSummary::newest)
            .gauge(
                    "hypervisor_zfs_dataset_snapshot_oldest_timestamp_seconds",
                    "When the oldest snapshot was made, in seconds since 1970.",
                    SnapshotSummary::oldest)
            .gauge(
                    "hypervisor_zfs_dataset_snapshot_bytes",
                    "What each snapshot alone takes, summed; what several share is left out.",
                    SnapshotSummary::bytes)
            .build();

    private HostZfsDatasetMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        return List.of(DATASET_SET, KEYS, SNAPSHOT_SET);
    }

    private static Stream<Dataset> datasets(PoolReadings<List<Dataset>> pools) {
        return pools.all().stream().flatMap(List::stream);
    }

    private static Stream<StateOf<Dataset>> keys(Dataset dataset) {
        String status = dataset.properties().text("keystatus");
        return StateOf.each(dataset, "none".equals(status) ? null : status, List.of("available", "unavailable"));
    }

    /// With a row for each dataset that has none, as far as datasets are known: that backups stopped is an alarm.
    private static Stream<SnapshotSummary> summaries(PoolReadings<Snapshots> pools, Facts facts) {
        Map<String, SnapshotSummary> rows = new TreeMap<>();
        PoolReadings<List<Dataset>> datasets = facts.value(DATASETS);
        if (datasets != null) {
            datasets(datasets)
                    .filter(dataset -> pools.pools().containsKey(dataset.pool()))
                    .forEach(dataset -> rows.put(
                            dataset.name(), new SnapshotSummary(dataset.pool(), dataset.name(), 0, null, null, null)));
        }
        pools.all().forEach(pool -> pool.datasets().forEach(row -> rows.put(row.dataset(), row)));
        return rows.values().stream();
    }

    private static @Nullable Boolean encrypted(Dataset dataset) {
        String encryption = dataset.properties().text("encryption");
        return encryption == null ? null : Boolean.valueOf(!encryption.equals("off"));
    }

    private static @Nullable String guest(Dataset dataset) {
        GuestVolume volume = GuestVolume.of(dataset.name());
        return volume == null ? null : volume.id();
    }

    private static Value<Dataset> number(String property) {
        return dataset -> dataset.properties().number(property);
    }

    private static Value<Dataset> limit(String property) {
        return dataset -> dataset.properties().limit(property);
    }
}

package hypervisor.dialect;

import static hypervisor.source.zfs.ZfsFacts.KSTATS;

import hypervisor.metric.Metric.Value;
import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.GuestVolume;
import hypervisor.source.zfs.kstat.NamedKstat;
import hypervisor.source.zfs.kstat.ZfsKstats;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is read and written of each mounted dataset and each volume: the files `objset-*` of each pool. Its counters
/// begin anew when it is mounted.
final class HostZfsDatasetKstatMetrics {
    private record Row(String pool, String dataset, NamedKstat kstat) {}

    private static final MetricSet<ZfsKstats, Row> DATASET = MetricSet.of(KSTATS, HostZfsDatasetKstatMetrics::rows)
            .label("pool", Row::pool)
            .label("dataset", Row::dataset)
            .counter(
                    "hypervisor_zfs_dataset_read_bytes_total",
                    "Read by those who use the dataset, whether the cache or the disks had it.",
                    row("nread"))
            .counter(
                    "hypervisor_zfs_dataset_written_bytes_total",
                    "Written by those who use the dataset, before compression.",
                    row("nwritten"))
            .counter("hypervisor_zfs_dataset_reads_total", "Reads by those who use the dataset.", row("reads"))
            .counter("hypervisor_zfs_dataset_writes_total", "Writes by those who use the dataset.", row("writes"))
            .counter(
                    "hypervisor_zfs_dataset_unlinks_total",
                    "Files of the dataset that were to be deleted, as far as they wait in its queue.",
                    row("nunlinks"))
            .counter(
                    "hypervisor_zfs_dataset_unlinked_total", "Files of these that have been deleted.", row("nunlinked"))
            .counter(
                    "hypervisor_zfs_dataset_zil_commits_total",
                    "How often something waited for its writes to the dataset to be on disk; since OpenZFS 2.2.",
                    row("zil_commit_count"))
            .build();

    private static final MetricSet<ZfsKstats, Row> INFO = MetricSet.of(
                    KSTATS, (ZfsKstats kstats) -> rows(kstats).filter(row -> GuestVolume.of(row.dataset()) != null))
            .label("pool", Row::pool)
            .label("dataset", Row::dataset)
            .label("id", HostZfsDatasetKstatMetrics::guest)
            .info(
                    "hypervisor_zfs_dataset_guest_info",
                    "Which guest of Proxmox VE the dataset is a disk of, as its name says (vm-101-disk-0). Always 1.")
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(DATASET, INFO);

    private HostZfsDatasetKstatMetrics() {}

    private static Stream<Row> rows(ZfsKstats kstats) {
        return kstats.pools().stream()
                .flatMap(pool -> pool.datasets().stream()
                        .map(dataset -> new Row(pool.pool(), dataset.dataset(), dataset.kstat())));
    }

    private static Value<Row> row(String name) {
        return row -> row.kstat().number(name);
    }

    private static @Nullable String guest(Row row) {
        GuestVolume volume = GuestVolume.of(row.dataset());
        return volume == null ? null : volume.id();
    }
}

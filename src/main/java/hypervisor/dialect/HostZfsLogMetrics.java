package hypervisor.dialect;

import static hypervisor.dialect.ZfsRows.global;
import static hypervisor.dialect.ZfsRows.partRow;
import static hypervisor.dialect.ZfsRows.row;
import static hypervisor.source.zfs.ZfsFacts.KSTATS;

import hypervisor.dialect.ZfsRows.Part;
import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.kstat.NamedKstat;
import hypervisor.source.zfs.kstat.ZfsKstats;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The intent log (ZIL), where writes go that somebody waits for: `/proc/spl/kstat/zfs/zil`, of all pools together.
final class HostZfsLogMetrics {
    private static final MetricSet<ZfsKstats, NamedKstat> COMMITS = MetricSet.of(KSTATS, global("zil"))
            .counter(
                    "hypervisor_zfs_zil_commits_total",
                    "How often something waited for its writes to be on disk (fsync and the like).",
                    row("zil_commit_count"))
            .counter(
                    "hypervisor_zfs_zil_commit_writers_total",
                    "How often one such wrote the log, for itself and those that waited with it.",
                    row("zil_commit_writer_count"))
            .counter(
                    "hypervisor_zfs_zil_commit_errors_total",
                    "How often writing the log failed, so that the whole group of transactions was waited for.",
                    row("zil_commit_error_count"))
            .counter(
                    "hypervisor_zfs_zil_commit_stalls_total",
                    "How often no block of the log could be had, so that the whole group was waited for.",
                    row("zil_commit_stall_count"))
            .counter("hypervisor_zfs_zil_records_total", "Records made for the log.", row("zil_itx_count"))
            .build();

    private static final MetricSet<ZfsKstats, Part> RECORDS = MetricSet.of(
                    KSTATS, parts("zil_itx_indirect", "zil_itx_copied", "zil_itx_needcopy"))
            .label("write", part -> part.of().substring("zil_itx_".length()))
            .counter(
                    "hypervisor_zfs_zil_write_records_total",
                    "Records of writes by how their data got to the log: as a reference (indirect), copied at once"
                            + " (copied), or when it was written (needcopy).",
                    partRow("_count"))
            .counter("hypervisor_zfs_zil_write_bytes_total", "The data of these.", partRow("_bytes"))
            .build();

    private static final MetricSet<ZfsKstats, Part> BLOCKS = MetricSet.of(
                    KSTATS, parts("zil_itx_metaslab_normal", "zil_itx_metaslab_slog"))
            .label("log", part -> part.of().substring("zil_itx_metaslab_".length()))
            .counter(
                    "hypervisor_zfs_zil_blocks_total",
                    "Records written by where the log is: among the data (normal), or on a disk of its own (slog).",
                    partRow("_count"))
            .counter("hypervisor_zfs_zil_bytes_total", "What these had to say.", partRow("_bytes"))
            .counter(
                    "hypervisor_zfs_zil_written_bytes_total",
                    "What was written for it; since OpenZFS 2.2.",
                    partRow("_write"))
            .counter(
                    "hypervisor_zfs_zil_allocated_bytes_total",
                    "What was allocated for it; since OpenZFS 2.2.",
                    partRow("_alloc"))
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(COMMITS, RECORDS, BLOCKS);

    private HostZfsLogMetrics() {}

    private static Function<ZfsKstats, Stream<Part>> parts(String... parts) {
        return kstats ->
                global("zil").apply(kstats).flatMap(zil -> Stream.of(parts).map(part -> new Part("", part, zil)));
    }
}

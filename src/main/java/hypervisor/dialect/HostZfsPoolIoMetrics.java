package hypervisor.dialect;

import static hypervisor.dialect.ZfsRows.ofPools;
import static hypervisor.dialect.ZfsRows.partRow;
import static hypervisor.dialect.ZfsRows.poolRow;
import static hypervisor.source.zfs.ZfsFacts.KSTATS;

import hypervisor.dialect.ZfsRows.OfPool;
import hypervisor.dialect.ZfsRows.Part;
import hypervisor.metric.Metric.Value;
import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.kstat.ZfsKstats;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What each pool's disks are asked for: its file `io` before OpenZFS 2.1, and `iostats` since.
final class HostZfsPoolIoMetrics {
    private static final MetricSet<ZfsKstats, OfPool> IO = MetricSet.of(KSTATS, ofPools("io"))
            .label("pool", OfPool::pool)
            .counter(
                    "hypervisor_zfs_pool_disk_read_bytes_total",
                    "Read from the pool's disks; before OpenZFS 2.1 only.",
                    poolRow("nread"))
            .counter(
                    "hypervisor_zfs_pool_disk_written_bytes_total",
                    "Written to the pool's disks; before OpenZFS 2.1 only.",
                    poolRow("nwritten"))
            .counter(
                    "hypervisor_zfs_pool_disk_reads_total",
                    "Reads from the pool's disks; before OpenZFS 2.1 only.",
                    poolRow("reads"))
            .counter(
                    "hypervisor_zfs_pool_disk_writes_total",
                    "Writes to the pool's disks; before OpenZFS 2.1 only.",
                    poolRow("writes"))
            .counter(
                    "hypervisor_zfs_pool_disk_waiting_seconds_total",
                    "Time in which I/O waited for its turn; before OpenZFS 2.1 only.",
                    seconds("wtime"))
            .counter(
                    "hypervisor_zfs_pool_disk_busy_seconds_total",
                    "Time in which I/O was under way; before OpenZFS 2.1 only.",
                    seconds("rtime"))
            .build();

    private static final MetricSet<ZfsKstats, Part> PATHS = MetricSet.of(KSTATS, parts("arc_", "direct_"))
            .label("pool", Part::pool)
            .label("path", part -> part.of().replace("_", ""))
            .counter(
                    "hypervisor_zfs_pool_block_reads_total",
                    "Reads of blocks from the pool's disks, through the cache (arc) or past it (direct); since"
                            + " OpenZFS 2.3.",
                    partRow("read_count"))
            .counter(
                    "hypervisor_zfs_pool_block_read_bytes_total",
                    "What these read, uncompressed; since OpenZFS 2.3.",
                    partRow("read_bytes"))
            .counter(
                    "hypervisor_zfs_pool_block_writes_total",
                    "Writes of blocks to the pool's disks, through the cache (arc) or past it (direct); since"
                            + " OpenZFS 2.3.",
                    partRow("write_count"))
            .counter(
                    "hypervisor_zfs_pool_block_written_bytes_total",
                    "What these wrote, uncompressed; since OpenZFS 2.3.",
                    partRow("write_bytes"))
            .build();

    private static final MetricSet<ZfsKstats, Part> TRIM = MetricSet.of(
                    KSTATS, parts("trim_", "autotrim_", "simple_trim_"))
            .label("pool", Part::pool)
            .label("trim", part -> switch (part.of()) {
                case "trim_" -> "manual";
                case "autotrim_" -> "auto";
                default -> "simple";
            })
            .counter(
                    "hypervisor_zfs_pool_trim_bytes_total",
                    "What the pool told its disks that it does not need any more; since OpenZFS 2.1.",
                    partRow("bytes_written"))
            .counter(
                    "hypervisor_zfs_pool_trim_extents_total",
                    "The same in pieces; since OpenZFS 2.1.",
                    partRow("extents_written"))
            .counter(
                    "hypervisor_zfs_pool_trim_skipped_bytes_total",
                    "What was in pieces too small to tell of.",
                    partRow("bytes_skipped"))
            .counter(
                    "hypervisor_zfs_pool_trim_failed_bytes_total",
                    "What disks refused to be told of.",
                    partRow("bytes_failed"))
            .counter("hypervisor_zfs_pool_trim_failed_extents_total", "The same in pieces.", partRow("extents_failed"))
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(IO, PATHS, TRIM);

    private HostZfsPoolIoMetrics() {}

    private static Value<OfPool> seconds(String row) {
        return of -> Units.nanoseconds(of.kstat().number(row));
    }

    private static Function<ZfsKstats, Stream<Part>> parts(String... parts) {
        return kstats -> ofPools("iostats")
                .apply(kstats)
                .flatMap(of -> Stream.of(parts).map(part -> new Part(of.pool(), part, of.kstat())));
    }
}

package hypervisor.dialect;

import static hypervisor.dialect.Units.flag;
import static hypervisor.source.zfs.ZfsFacts.POOLS;

import hypervisor.metric.Metric;
import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.pool.PoolStatus;
import hypervisor.source.zfs.pool.Vdev;
import hypervisor.source.zfs.pool.Zpool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What zpool tells of pools, their devices and their I/O.
final class HostZfsPoolMetrics {
    private static final MetricSet<PoolReadings<Zpool>, Zpool> SPACE = MetricSet.of(
                    POOLS, (PoolReadings<Zpool> pools) -> pools.all().stream())
            .label("pool", Zpool::name)
            .gauge(
                    "hypervisor_zfs_pool_freeing_bytes",
                    "What destroyed datasets still take, since they are freed bit by bit (zpool get freeing).",
                    number("freeing"))
            .gauge(
                    "hypervisor_zfs_pool_leaked_bytes",
                    "Space that can never be used again (zpool get leaked).",
                    number("leaked"))
            .gauge(
                    "hypervisor_zfs_pool_checkpoint_bytes",
                    "What the pool's checkpoint takes; absent without one (zpool get checkpoint).",
                    number("checkpoint"))
            .gauge(
                    "hypervisor_zfs_pool_expandable_bytes",
                    "By how much the pool could grow on devices that became larger (zpool get expandsize).",
                    number("expandsize"))
            .gauge(
                    "hypervisor_zfs_pool_used_ratio",
                    "Allocated space as a part of the size, 0 to 1 in steps of 0.01 (zpool get capacity).",
                    pool -> pool.properties().ratio("capacity"))
            .gauge(
                    "hypervisor_zfs_pool_dedup_ratio",
                    "How many times over deduplicated data is referenced, 1 where nothing is shared (dedupratio).",
                    pool -> pool.properties().factor("dedupratio"))
            .gauge(
                    "hypervisor_zfs_pool_readonly",
                    "Whether the pool was imported read-only (zpool get readonly).",
                    pool -> flag(pool.properties().flag("readonly")))
            .gauge(
                    "hypervisor_zfs_pool_data_errors",
                    "Files and other objects that are damaged for good (errors of zpool status).",
                    pool -> status(pool, PoolStatus::dataErrors))
            .counter(
                    "hypervisor_zfs_pool_read_errors_total",
                    "Reads that failed for the pool as a whole; zpool clear resets it.",
                    pool -> root(pool, Vdev::readErrors))
            .counter(
                    "hypervisor_zfs_pool_write_errors_total",
                    "Writes that failed for the pool as a whole; zpool clear resets it.",
                    pool -> root(pool, Vdev::writeErrors))
            .counter(
                    "hypervisor_zfs_pool_checksum_errors_total",
                    "Blocks that no copy could be found of with the right checksum; zpool clear resets it.",
                    pool -> root(pool, Vdev::checksumErrors))
            .build();

    private HostZfsPoolMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        List<MetricSet<?, ?>> sets = new ArrayList<>(List.of(SPACE));
        sets.addAll(HostZfsVdevMetrics.SETS);
        sets.add(HostZfsScanMetrics.SCANS);
        sets.add(HostZfsScanMetrics.STATES);
        sets.add(HostZfsLatencyMetrics.SET);
        sets.addAll(HostZfsToolMetrics.SETS);
        return List.copyOf(sets);
    }

    private static Metric.Value<Zpool> number(String property) {
        return pool -> pool.properties().number(property);
    }

    private static @Nullable Double status(Zpool pool, Function<PoolStatus, @Nullable Double> value) {
        return pool.status() == null ? null : value.apply(pool.status());
    }

    /// Of the line of the pool itself.
    private static @Nullable Double root(Zpool pool, Function<Vdev, @Nullable Double> value) {
        Stream<Vdev> vdevs = pool.status() == null ? Stream.of() : pool.status().vdevs().stream();
        Vdev root = vdevs.filter(vdev -> vdev.path().isEmpty()).findFirst().orElse(null);
        return root == null ? null : value.apply(root);
    }
}

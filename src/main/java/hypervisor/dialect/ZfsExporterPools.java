package hypervisor.dialect;

import static hypervisor.source.zfs.ZfsFacts.POOLS;

import hypervisor.metric.Metric.Value;
import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.pool.Zpool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What zfs_exporter says of pools.
final class ZfsExporterPools {
    private static final List<String> HEALTH =
            List.of("ONLINE", "DEGRADED", "FAULTED", "OFFLINE", "UNAVAIL", "REMOVED", "SUSPENDED");

    static final MetricSet<PoolReadings<Zpool>, Zpool> SET = MetricSet.of(
                    POOLS, (PoolReadings<Zpool> pools) -> pools.all().stream())
            .label("pool", Zpool::name)
            .gauge("zfs_pool_allocated_bytes", "Space of the pool that is in use.", number("allocated"))
            .gauge(
                    "zfs_pool_deduplication_ratio",
                    "What deduplicated data takes as a part of what is referenced, 0 to 1.",
                    pool -> ZfsExporterNumbers.inverse(pool.properties(), "dedupratio"))
            .gauge(
                    "zfs_pool_capacity_ratio",
                    "Space in use as a part of the size, 0 to 1.",
                    pool -> ZfsExporterNumbers.ratio(pool.properties(), "capacity"))
            .gauge(
                    "zfs_pool_expand_size_bytes",
                    "By how much the pool could grow on devices that became larger.",
                    number("expandsize"))
            .gauge(
                    "zfs_pool_fragmentation_ratio",
                    "How scattered free space is, 0 to 1.",
                    pool -> ZfsExporterNumbers.ratio(pool.properties(), "fragmentation"))
            .gauge("zfs_pool_free_bytes", "Space of the pool that is not in use.", number("free"))
            .gauge("zfs_pool_freeing_bytes", "What destroyed datasets still take.", number("freeing"))
            .gauge(
                    "zfs_pool_health",
                    "0 online, 1 degraded, 2 faulted, 3 offline, 4 unavailable, 5 removed, 6 suspended.",
                    ZfsExporterPools::health)
            .gauge("zfs_pool_leaked_bytes", "Space that can never be used again.", number("leaked"))
            .gauge(
                    "zfs_pool_readonly",
                    "Whether the pool was imported read-only.",
                    pool -> ZfsExporterNumbers.flag(pool.properties(), "readonly"))
            .gauge("zfs_pool_size_bytes", "Size of the pool's devices, with what parity takes.", number("size"))
            .build();

    private ZfsExporterPools() {}

    private static Value<Zpool> number(String property) {
        return pool -> ZfsExporterNumbers.number(pool.properties(), property);
    }

    private static @Nullable Integer health(Zpool pool) {
        int number = pool.health() == null ? -1 : HEALTH.indexOf(pool.health());
        return number < 0 ? null : number;
    }
}

package hypervisor.dialect;

import static hypervisor.source.zfs.ZfsFacts.POOLS;

import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.pool.Zpool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the first generation of pve-exporter says of the ZFS pools of the machine it runs on. Its program declares
/// these families and never fills them; here they have values.
final class PveZfsPoolMetrics {
    private static final double PERCENT = 100;

    private static final MetricSet<PoolReadings<Zpool>, Zpool> POOL = MetricSet.of(
                    POOLS, (PoolReadings<Zpool> pools) -> pools.all().stream())
            .label("pool", Zpool::name)
            // Quirk: 0 is not only a degraded pool, but everything that is not online.
            .gauge(
                    "zfs_pool_health",
                    "Whether the pool is online (1), or anything else (0).",
                    pool -> pool.health() == null ? null : "ONLINE".equals(pool.health()) ? 1 : 0)
            .gauge("zfs_pool_capacity_bytes", "Size of the pool's devices, with what parity takes.", Zpool::size)
            .gauge("zfs_pool_allocated_bytes", "What is in use of the pool's devices.", Zpool::allocated)
            .gauge("zfs_pool_free_bytes", "What is not in use of the pool's devices.", Zpool::free)
            .gauge(
                    "zfs_pool_fragmentation_percent",
                    "How scattered free space is, 0 to 100.",
                    PveZfsPoolMetrics::fragmentation)
            .build();

    private PveZfsPoolMetrics() {}

    /// Of the documented generation only.
    static List<MetricSet<?, ?>> sets(DialectOptions options) {
        return options.upstream() ? List.of() : List.of(POOL);
    }

    private static @Nullable Double fragmentation(Zpool pool) {
        Double ratio = pool.properties().ratio("fragmentation");
        return ratio == null ? null : Double.valueOf(Math.rint(ratio * PERCENT));
    }
}

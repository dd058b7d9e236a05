package hypervisor.dialect;

import static hypervisor.source.zfs.ZfsFacts.KSTATS;

import hypervisor.dialect.ZfsRows.Row;
import hypervisor.metric.Buckets;
import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.kstat.PoolKstats;
import hypervisor.source.zfs.kstat.TransactionGroup;
import hypervisor.source.zfs.kstat.ZfsKstats;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Transactions, which ZFS writes in groups, one group of each pool at a time: `dmu_tx` of all pools together, and
/// `dmu_tx_assign` and `txgs` of each pool.
final class HostZfsTransactionMetrics {
    private static final MetricSet<ZfsKstats, Row> EVENTS = MetricSet.of(KSTATS, HostZfsTransactionMetrics::events)
            .label("event", row -> row.name().replaceFirst("^dmu_tx_", ""))
            .counter(
                    "hypervisor_zfs_transaction_events_total",
                    "What happened to transactions of all pools: assigned to a group, or delayed and why"
                            + " (dirty_throttle, dirty_delay, memory_reclaim, …).",
                    Row::value)
            .build();

    private static final MetricSet<ZfsKstats, PoolKstats> ASSIGNED = MetricSet.of(KSTATS, ZfsRows::pools)
            .label("pool", PoolKstats::pool)
            .histogram(
                    "hypervisor_zfs_pool_transaction_wait_seconds",
                    "How long transactions waited for a group to take them in. The kernel counts by powers of two of a"
                            + " nanosecond, whose sum is not known; the bounds of the native histogram are powers of two"
                            + " of a second, 7% less than what was counted.",
                    HostZfsTransactionMetrics::assigned)
            .histogram(
                    "hypervisor_zfs_pool_txg_sync_seconds",
                    "How long it took to write a group of transactions, of the groups seen since this program started.",
                    HostZfsTransactionMetrics::synced)
            .build();

    private static final MetricSet<ZfsKstats, LastGroup> LAST = MetricSet.of(KSTATS, HostZfsTransactionMetrics::last)
            .label("pool", LastGroup::pool)
            .counter(
                    "hypervisor_zfs_pool_txgs_total",
                    "The number of the latest group written.",
                    last -> last.group().number())
            .gauge(
                    "hypervisor_zfs_pool_last_txg_dirty_bytes",
                    "What the latest group written had to write.",
                    last -> last.group().dirtyBytes())
            .gauge(
                    "hypervisor_zfs_pool_last_txg_open_seconds",
                    "How long the latest group written took transactions in.",
                    last -> Units.nanoseconds(last.group().openTime()))
            .gauge(
                    "hypervisor_zfs_pool_last_txg_quiesce_seconds",
                    "How long it waited for those to end.",
                    last -> Units.nanoseconds(last.group().quiesceTime()))
            .gauge(
                    "hypervisor_zfs_pool_last_txg_wait_seconds",
                    "How long it waited for the group before it.",
                    last -> Units.nanoseconds(last.group().waitTime()))
            .gauge(
                    "hypervisor_zfs_pool_last_txg_sync_seconds",
                    "How long it took to write.",
                    last -> Units.nanoseconds(last.group().syncTime()))
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(EVENTS, ASSIGNED, LAST);

    private record LastGroup(String pool, TransactionGroup group) {}

    private HostZfsTransactionMetrics() {}

    private static Stream<Row> events(ZfsKstats kstats) {
        return ZfsRows.global("dmu_tx").apply(kstats).flatMap(kstat -> ZfsRows.rows("", "dmu_tx", kstat));
    }

    private static @Nullable Buckets assigned(PoolKstats pool) {
        return withNative(ZfsRows.buckets(pool.assignTimes()));
    }

    private static @Nullable Buckets synced(PoolKstats pool) {
        return withNative(ZfsRows.buckets(pool.syncTimes()));
    }

    private static @Nullable Buckets withNative(@Nullable Buckets buckets) {
        return buckets == null ? null : buckets.withNative();
    }

    private static Stream<LastGroup> last(ZfsKstats kstats) {
        return kstats.pools().stream()
                .flatMap(pool -> pool.transactions().reversed().stream()
                        .filter(TransactionGroup::isCommitted)
                        .limit(1)
                        .map(group -> new LastGroup(pool.pool(), group)));
    }
}

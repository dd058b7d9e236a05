package hypervisor.dialect;

import static hypervisor.source.zfs.ZfsFacts.KSTATS;

import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.kstat.MultihostWrite;
import hypervisor.source.zfs.kstat.PoolKstats;
import hypervisor.source.zfs.kstat.Traffic;
import hypervisor.source.zfs.kstat.ZfsKstats;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How each pool is, and what those who use it read and write: `/proc/spl/kstat/zfs/POOL`.
final class HostZfsPoolKstatMetrics {
    private static final List<String> STATES =
            List.of("online", "degraded", "faulted", "offline", "removed", "unavail", "suspended");

    private static final String DATASETS = ", by all its mounted file systems and its volumes together, whether"
            + " the cache or the disks had it; what was unmounted since this program started still counts.";

    /// @param now the state it is in
    private record InState(String pool, String state, String now) {}

    private static final MetricSet<ZfsKstats, PoolKstats> POOL = MetricSet.of(KSTATS, ZfsRows::pools)
            .label("pool", PoolKstats::pool)
            .gauge(
                    "hypervisor_zfs_pool_stuck",
                    "Whether the pool's files under /proc do not answer; then nothing else is known of it from there.",
                    pool -> Units.flag(pool.stuck()))
            .counter(
                    "hypervisor_zfs_pool_read_bytes_total",
                    "Read from the pool" + DATASETS,
                    pool -> traffic(pool, Traffic::readBytes))
            .counter(
                    "hypervisor_zfs_pool_written_bytes_total",
                    "Written to the pool" + DATASETS,
                    pool -> traffic(pool, Traffic::writtenBytes))
            .counter(
                    "hypervisor_zfs_pool_reads_total",
                    "Reads from the pool" + DATASETS,
                    pool -> traffic(pool, Traffic::reads))
            .counter(
                    "hypervisor_zfs_pool_writes_total",
                    "Writes to the pool" + DATASETS,
                    pool -> traffic(pool, Traffic::writes))
            .gauge(
                    "hypervisor_zfs_pool_multihost_last_write_timestamp_seconds",
                    "When the pool last wrote that this host has it; only with multihost on and a history of it.",
                    pool -> lastWrite(pool, MultihostWrite::timestamp))
            .gauge(
                    "hypervisor_zfs_pool_multihost_last_write_error",
                    "The error of that write by the kernel's number; 0 is none.",
                    pool -> lastWrite(pool, MultihostWrite::error))
            .build();

    private static final MetricSet<ZfsKstats, PoolKstats> INFO = MetricSet.of(
                    KSTATS, kstats -> ZfsRows.pools(kstats).filter(pool -> pool.guid() != null))
            .label("pool", PoolKstats::pool)
            .label("guid", PoolKstats::guid)
            .info(
                    "hypervisor_zfs_pool_guid_info",
                    "What a pool keeps when it is renamed, from its file guid. Always 1.")
            .build();

    private static final MetricSet<ZfsKstats, InState> STATE = MetricSet.of(KSTATS, HostZfsPoolKstatMetrics::states)
            .label("pool", InState::pool)
            .label("state", InState::state)
            .gauge(
                    "hypervisor_zfs_pool_state",
                    "Whether the pool is in this state, from its file state: 1 for one of its states, 0 for the others.",
                    row -> Units.flag(row.state().equals(row.now())))
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(POOL, STATE, INFO);

    private HostZfsPoolKstatMetrics() {}

    /// A state that nobody has heard of yet is one more of them.
    private static Stream<InState> states(ZfsKstats kstats) {
        return kstats.pools().stream().flatMap(pool -> {
            String state = pool.state();
            if (state == null) {
                return Stream.empty();
            }
            String now = state.toLowerCase(Locale.ROOT);
            return Stream.concat(STATES.stream(), Stream.of(now).filter(one -> !STATES.contains(one)))
                    .map(one -> new InState(pool.pool(), one, now));
        });
    }

    private static @Nullable Long traffic(PoolKstats pool, ToLongFunction<Traffic> part) {
        Traffic traffic = pool.traffic();
        return traffic == null ? null : Long.valueOf(part.applyAsLong(traffic));
    }

    private static @Nullable Double lastWrite(PoolKstats pool, ToDoubleFunction<MultihostWrite> part) {
        return pool.multihost().isEmpty()
                ? null
                : Double.valueOf(part.applyAsDouble(pool.multihost().getLast()));
    }
}

package hypervisor.dialect;

import static hypervisor.source.zfs.ZfsFacts.POOLS;

import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.pool.Scan;
import hypervisor.source.zfs.pool.Zpool;
import java.util.List;
import java.util.stream.Stream;

/// What `zpool status` tells of the scrub or resilver that goes on in a pool, or was the last. Before OpenZFS 2.3 it
/// has no exact bytes, so that those are absent there.
final class HostZfsScanMetrics {
    record Row(String pool, Scan scan) {}

    static final MetricSet<PoolReadings<Zpool>, Row> SCANS = MetricSet.of(POOLS, HostZfsScanMetrics::rows)
            .label("pool", Row::pool)
            .label("scan", row -> row.scan().function())
            .gauge(
                    "hypervisor_zfs_scan_start_timestamp_seconds",
                    "When the scrub or resilver began, in seconds since 1970.",
                    row -> row.scan().start())
            .gauge(
                    "hypervisor_zfs_scan_end_timestamp_seconds",
                    "When the scrub or resilver ended, in seconds since 1970; absent while it goes on.",
                    row -> row.scan().end())
            .gauge(
                    "hypervisor_zfs_scan_progress_ratio",
                    "How much of the scrub or resilver is done, 0 to 1; absent once it is over.",
                    row -> row.scan().progress())
            .gauge(
                    "hypervisor_zfs_scan_size_bytes",
                    "What the scrub or resilver has to read.",
                    row -> row.scan().total())
            .gauge(
                    "hypervisor_zfs_scan_examined_bytes",
                    "What the scrub or resilver has found to read.",
                    row -> row.scan().examined())
            .gauge(
                    "hypervisor_zfs_scan_issued_bytes",
                    "What the scrub or resilver has read.",
                    row -> row.scan().issued())
            .gauge(
                    "hypervisor_zfs_scan_repaired_bytes",
                    "What the scrub or resilver has repaired or written anew.",
                    row -> row.scan().repaired())
            .gauge(
                    "hypervisor_zfs_scan_errors",
                    "Errors that the scrub or resilver found and could not repair.",
                    row -> row.scan().errors())
            .build();

    static final MetricSet<PoolReadings<Zpool>, StateOf<Row>> STATES = MetricSet.of(
                    POOLS,
                    (PoolReadings<Zpool> pools) -> rows(pools)
                            .flatMap(row -> StateOf.each(
                                    row, row.scan().state(), List.of("scanning", "paused", "finished", "canceled"))))
            .label("pool", row -> row.of().pool())
            .label("scan", row -> row.of().scan().function())
            .label("state", StateOf::state)
            .gauge(
                    "hypervisor_zfs_scan_state",
                    "1 for the state of the scrub or resilver that goes on or was the last, 0 for the others.",
                    StateOf::value)
            .build();

    private HostZfsScanMetrics() {}

    private static Stream<Row> rows(PoolReadings<Zpool> pools) {
        return pools.all().stream().flatMap(pool -> {
            Scan scan = pool.status() == null ? null : pool.status().scan();
            return scan == null ? Stream.of() : Stream.of(new Row(pool.name(), scan));
        });
    }
}

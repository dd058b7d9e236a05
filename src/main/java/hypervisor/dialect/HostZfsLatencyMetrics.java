package hypervisor.dialect;

import static hypervisor.source.zfs.ZfsFacts.LATENCIES;

import hypervisor.metric.Buckets;
import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.pool.PoolLatencies;
import hypervisor.source.zfs.pool.PoolLatencies.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How long I/O of pools takes, by what the time is spent in.
final class HostZfsLatencyMetrics {
    private static final double NANOS_PER_SECOND = 1e9;

    /// No I/O takes less than a microsecond: the buckets below are put together.
    private static final long SHORTEST_NANOS = 1000;

    record Row(String pool, Latency latency) {}

    static final MetricSet<PoolReadings<PoolLatencies>, Row> SET = MetricSet.of(LATENCIES, HostZfsLatencyMetrics::rows)
            .label("pool", Row::pool)
            .label("queue", row -> row.latency().queue())
            .label("operation", row -> row.latency().operation())
            .histogram(
                    "hypervisor_zfs_pool_latency_seconds",
                    "How long I/O of the pool's devices took since the import (zpool iostat -w): in all (total), at the"
                            + " device (disk), or waiting in a queue (syncq, asyncq, scrub, trim, rebuild).",
                    row -> buckets(row.latency()))
            .build();

    private HostZfsLatencyMetrics() {}

    private static Stream<Row> rows(PoolReadings<PoolLatencies> pools) {
        return pools.all().stream().flatMap(pool -> pool.all().stream().map(latency -> new Row(pool.pool(), latency)));
    }

    private static Buckets buckets(Latency latency) {
        List<Double> bounds = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        long below = 0;
        for (int i = 0; i < latency.upperNanos().size(); i++) {
            below = Buckets.plus(below, latency.counts().get(i));
            if (latency.upperNanos().get(i) >= SHORTEST_NANOS) {
                bounds.add(latency.upperNanos().get(i) / NANOS_PER_SECOND);
                counts.add(below);
                below = 0;
            }
        }
        // whatever takes longer than the last bound, ZFS counts in the last bucket
        counts.add(below);
        return Buckets.of(bounds, counts, null).withNative();
    }
}

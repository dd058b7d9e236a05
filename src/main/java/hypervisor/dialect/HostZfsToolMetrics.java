package hypervisor.dialect;

import static hypervisor.source.zfs.ZfsFacts.DATASETS;
import static hypervisor.source.zfs.ZfsFacts.LATENCIES;
import static hypervisor.source.zfs.ZfsFacts.POOLS;
import static hypervisor.source.zfs.ZfsFacts.SNAPSHOTS;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.pool.Zpool;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How zpool and zfs fare with each pool.
final class HostZfsToolMetrics {
    private record Read(String collector, Fact<? extends PoolReadings<?>> fact) {}

    private static final List<Read> ALL = List.of(
            new Read("zfs_dataset", DATASETS),
            new Read("zfs_latency", LATENCIES),
            new Read("zfs_pool", POOLS),
            new Read("zfs_snapshot", SNAPSHOTS));

    private record Part(String pool, String collector, boolean success) {}

    private record Stuck(String pool, boolean stuck) {}

    private static final MetricSet<PoolReadings<Zpool>, Stuck> STUCK = MetricSet.of(
                    POOLS, Set.of(), (PoolReadings<Zpool> _, Facts facts) -> stuck(facts))
            .label("pool", Stuck::pool)
            .gauge(
                    "hypervisor_zfs_tool_stuck",
                    "Whether zpool or zfs did not end in time for the pool; none is run beside one that is still there.",
                    row -> row.stuck() ? 1 : 0)
            .build();

    private static final MetricSet<PoolReadings<Zpool>, Part> PARTS = MetricSet.of(
                    POOLS, Set.of(), (PoolReadings<Zpool> _, Facts facts) -> parts(facts))
            .label("pool", Part::pool)
            .label("collector", Part::collector)
            .gauge(
                    "hypervisor_zfs_tool_success",
                    "Whether the collector's part of this pool was read.",
                    part -> part.success() ? 1 : 0)
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(STUCK, PARTS);

    private HostZfsToolMetrics() {}

    private static Stream<Stuck> stuck(Facts facts) {
        Map<String, Boolean> pools = new TreeMap<>();
        for (Read read : ALL) {
            PoolReadings<?> readings = facts.value(read.fact());
            if (readings != null) {
                readings.pools().keySet().forEach(pool -> pools.merge(pool, false, Boolean::logicalOr));
                readings.failures().forEach((pool, why) -> pools.merge(pool, why.stuck(), Boolean::logicalOr));
            }
        }
        return pools.entrySet().stream().map(pool -> new Stuck(pool.getKey(), pool.getValue()));
    }

    private static Stream<Part> parts(Facts facts) {
        return ALL.stream().flatMap(read -> {
            PoolReadings<?> readings = facts.value(read.fact());
            Map<String, Boolean> pools = new TreeMap<>();
            if (readings != null) {
                readings.pools().keySet().forEach(pool -> pools.put(pool, true));
                readings.failures().keySet().forEach(pool -> pools.put(pool, false));
            }
            return pools.entrySet().stream().map(pool -> new Part(pool.getKey(), read.collector(), pool.getValue()));
        });
    }
}

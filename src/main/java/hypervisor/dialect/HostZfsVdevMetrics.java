package hypervisor.dialect;

import static hypervisor.source.zfs.ZfsFacts.POOLS;

import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.pool.Vdev;
import hypervisor.source.zfs.pool.Vdev.Trim;
import hypervisor.source.zfs.pool.Zpool;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What `zpool status` tells of the devices of pools. `vdev` is where a device stands in its pool's tree:
/// `raidz1-0/sda`.
final class HostZfsVdevMetrics {
    private static final List<String> STATES =
            List.of("online", "degraded", "faulted", "offline", "unavail", "removed", "avail", "inuse");

    private static final List<String> TRIMS =
            List.of("untrimmed", "active", "suspended", "canceled", "complete", "unsupported");

    private record Row(String pool, Vdev vdev) {
        Trim trim() {
            return Objects.requireNonNull(vdev.trim());
        }
    }

    private static final MetricSet<PoolReadings<Zpool>, Row> DEVICES = MetricSet.of(POOLS, HostZfsVdevMetrics::rows)
            .label("pool", Row::pool)
            .label("vdev", row -> row.vdev().path())
            .counter(
                    "hypervisor_zfs_vdev_read_errors_total",
                    "Reads of the device that failed; zpool clear resets it.",
                    row -> row.vdev().readErrors())
            .counter(
                    "hypervisor_zfs_vdev_write_errors_total",
                    "Writes to the device that failed; zpool clear resets it.",
                    row -> row.vdev().writeErrors())
            .counter(
                    "hypervisor_zfs_vdev_checksum_errors_total",
                    "Blocks of the device with a wrong checksum, also where a copy repaired it; zpool clear resets it.",
                    row -> row.vdev().checksumErrors())
            .counter(
                    "hypervisor_zfs_vdev_slow_ios_total",
                    "I/Os of the device that took longer than zio_slow_io_ms, 30 seconds as a rule.",
                    row -> row.vdev().slowIos())
            .label("class", row -> row.vdev().group())
            .label("kind", row -> row.vdev().kind())
            .info(
                    "hypervisor_zfs_vdev_info",
                    "What the device is for (data, logs, cache, spares, special, dedup), and what it is. Always 1.")
            .build();

    private static final MetricSet<PoolReadings<Zpool>, StateOf<Row>> HEALTH = MetricSet.of(
                    POOLS,
                    (PoolReadings<Zpool> pools) -> rows(pools)
                            .flatMap(row -> StateOf.each(row, row.vdev().state(), STATES)))
            .label("pool", row -> row.of().pool())
            .label("vdev", row -> row.of().vdev().path())
            .label("state", StateOf::state)
            .gauge(
                    "hypervisor_zfs_vdev_state",
                    "1 for the state that the device is in, 0 for the others; avail and inuse are of spares.",
                    StateOf::value)
            .build();

    private static final MetricSet<PoolReadings<Zpool>, Row> TRIM = MetricSet.of(POOLS, HostZfsVdevMetrics::trims)
            .label("pool", Row::pool)
            .label("vdev", row -> row.vdev().path())
            .gauge(
                    "hypervisor_zfs_vdev_trim_ratio",
                    "How much of the device the trim that goes on or was the last has done, 0 to 1.",
                    row -> row.trim().ratio())
            .gauge(
                    "hypervisor_zfs_vdev_trim_timestamp_seconds",
                    "When that trim ended, or began if it has not, in seconds since 1970.",
                    row -> row.trim().timestamp())
            .build();

    private static final MetricSet<PoolReadings<Zpool>, StateOf<Row>> TRIM_STATE = MetricSet.of(
                    POOLS,
                    (PoolReadings<Zpool> pools) ->
                            trims(pools).flatMap(row -> StateOf.each(row, trimState(row), TRIMS)))
            .label("pool", row -> row.of().pool())
            .label("vdev", row -> row.of().vdev().path())
            .label("state", StateOf::state)
            .gauge(
                    "hypervisor_zfs_vdev_trim_state",
                    "1 for how far the device is with trimming, 0 for the others.",
                    StateOf::value)
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(DEVICES, HEALTH, TRIM, TRIM_STATE);

    private HostZfsVdevMetrics() {}

    /// Without the pool itself, of which the pool's own families tell.
    private static Stream<Row> rows(PoolReadings<Zpool> pools) {
        return pools.all().stream()
                .flatMap(pool -> vdevs(pool).stream()
                        .filter(vdev -> !vdev.path().isEmpty())
                        .map(vdev -> new Row(pool.name(), vdev)));
    }

    private static Stream<Row> trims(PoolReadings<Zpool> pools) {
        return rows(pools).filter(row -> row.vdev().trim() != null);
    }

    private static @Nullable String trimState(Row row) {
        return row.trim().state();
    }

    private static List<Vdev> vdevs(Zpool pool) {
        return pool.status() == null ? List.of() : pool.status().vdevs();
    }
}

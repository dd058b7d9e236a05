package hypervisor.dialect;

import static hypervisor.source.qemu.QemuFacts.MONITORS;

import hypervisor.metric.Metric.Value;
import hypervisor.metric.MetricSet;
import hypervisor.source.qemu.DiskLimits;
import hypervisor.source.qemu.DiskStatistics;
import hypervisor.source.qemu.DiskStatistics.Operations;
import hypervisor.source.qemu.GuestDisk;
import hypervisor.source.qemu.MonitorReadings;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What QEMU and the host tell of the disks of guests, those for EFI variables and CD images included.
final class HostGuestDiskMetrics {
    private static final String PREFIX = "hypervisor_guest_disk_";
    private static final String SOURCE = " By query-blockstats, since the guest's process started.";

    /// One disk of one guest.
    private record Row(String id, GuestDisk disk) {}

    private static final MetricSet<MonitorReadings, Row> DISKS = MetricSet.of(MONITORS, HostGuestDiskMetrics::rows)
            .label("id", Row::id)
            .label("disk", row -> row.disk().name())
            .gauge(
                    PREFIX + "size_bytes",
                    "Size of the disk as the guest sees it, by QEMU, the image's header or the block device.",
                    row -> row.disk().sizes().virtual())
            .gauge(
                    PREFIX + "allocated_bytes",
                    "Space that the image takes of its storage, by QEMU. Not told of block devices.",
                    row -> row.disk().sizes().allocated())
            .counter(PREFIX + "read_bytes_total", "Bytes read." + SOURCE, of(DiskStatistics::read, Operations::bytes))
            .counter(
                    PREFIX + "write_bytes_total",
                    "Bytes written." + SOURCE,
                    of(DiskStatistics::write, Operations::bytes))
            .counter(
                    PREFIX + "unmap_bytes_total",
                    "Bytes that the guest said it needs no more." + SOURCE,
                    of(DiskStatistics::unmap, Operations::bytes))
            .build();

    /// Operations of one kind on one disk.
    private record Kind(String id, String disk, String operation, Operations operations) {}

    private static final MetricSet<MonitorReadings, Kind> OPERATIONS = MetricSet.of(
                    MONITORS, (MonitorReadings readings) -> rows(readings).flatMap(HostGuestDiskMetrics::kinds))
            .label("id", Kind::id)
            .label("disk", Kind::disk)
            .label("operation", Kind::operation)
            .counter(
                    PREFIX + "operations_total",
                    "Operations that ended well." + SOURCE,
                    kind -> kind.operations().completed())
            .counter(
                    PREFIX + "operation_seconds_total",
                    "Time that operations took, all together." + SOURCE,
                    kind -> Units.nanoseconds(kind.operations().nanos()))
            .counter(
                    PREFIX + "failed_operations_total",
                    "Operations that ended with an error." + SOURCE,
                    kind -> kind.operations().failed())
            .counter(
                    PREFIX + "invalid_operations_total",
                    "Operations that could not be tried, as beyond the end of the disk." + SOURCE,
                    kind -> kind.operations().invalid())
            .build();

    /// A limit of one disk; 0 is none.
    private record Limit(String id, String disk, String operation, long bytes, long operations) {}

    private static final MetricSet<MonitorReadings, Limit> LIMITS = MetricSet.of(
                    MONITORS, (MonitorReadings readings) -> rows(readings).flatMap(HostGuestDiskMetrics::limits))
            .label("id", Limit::id)
            .label("disk", Limit::disk)
            .label("operation", Limit::operation)
            .gauge(
                    PREFIX + "limit_bytes_per_second",
                    "What the disk is limited to, by query-block; reads and writes together are `all`. "
                            + "Without a limit there is none.",
                    limit -> unlessZero(limit.bytes()))
            .gauge(
                    PREFIX + "limit_operations_per_second",
                    "What the disk is limited to, by query-block; reads and writes together are `all`. "
                            + "Without a limit there is none.",
                    limit -> unlessZero(limit.operations()))
            .build();

    private static final MetricSet<MonitorReadings, Row> INFO = MetricSet.of(MONITORS, HostGuestDiskMetrics::rows)
            .label("id", Row::id)
            .label("disk", row -> row.disk().name())
            .label("path", row -> row.disk().drive().path())
            .label("device", row -> row.disk().device())
            .label("kind", row -> row.disk().volume().kind())
            .label("format", row -> row.disk().drive().format())
            .label("volume", row -> row.disk().volume().name())
            .label("pool", row -> row.disk().volume().pool())
            .label("cluster_id", row -> row.disk().volume().clusterId())
            .label("volume_group", row -> row.disk().volume().volumeGroup())
            .label("attached_to", row -> row.disk().drive().own().attachedTo())
            .label("cache_mode", row -> row.disk().drive().own().cacheMode())
            .label("detect_zeroes", row -> row.disk().drive().own().detectZeroes())
            .label("read_only", row -> row.disk().drive().readOnly() ? "true" : "false")
            .info(
                    PREFIX + "info",
                    "Disks of guests that have a medium, by the monitor's info block: where they are, and how they "
                            + "are used. Always 1.")
            .build();

    private HostGuestDiskMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        return List.of(DISKS, OPERATIONS, LIMITS, INFO);
    }

    private static Stream<Row> rows(MonitorReadings readings) {
        return readings.guests().stream()
                .flatMap(guest -> guest.disks().stream().map(disk -> new Row(guest.id(), disk)));
    }

    private static Value<Row> of(
            Function<DiskStatistics, Operations> kind, Function<Operations, @Nullable Long> number) {
        return row -> {
            DiskStatistics statistics = row.disk().statistics();
            return statistics == null ? null : number.apply(kind.apply(statistics));
        };
    }

    private static Stream<Kind> kinds(Row row) {
        DiskStatistics statistics = row.disk().statistics();
        if (statistics == null) {
            return Stream.empty();
        }
        String disk = row.disk().name();
        return Stream.of(
                new Kind(row.id(), disk, "read", statistics.read()),
                new Kind(row.id(), disk, "write", statistics.write()),
                new Kind(row.id(), disk, "flush", statistics.flush()),
                new Kind(row.id(), disk, "unmap", statistics.unmap()));
    }

    private static Stream<Limit> limits(Row row) {
        DiskLimits limits = row.disk().limits();
        if (limits == null) {
            return Stream.empty();
        }
        String disk = row.disk().name();
        return Stream.of(
                new Limit(row.id(), disk, "all", limits.bytes(), limits.operations()),
                new Limit(row.id(), disk, "read", limits.readBytes(), limits.readOperations()),
                new Limit(row.id(), disk, "write", limits.writeBytes(), limits.writeOperations()));
    }

    private static @Nullable Long unlessZero(long limit) {
        return limit == 0 ? null : limit;
    }
}

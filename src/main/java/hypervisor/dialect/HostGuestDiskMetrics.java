package hypervisor.dialect;

import static hypervisor.source.qemu.QemuFacts.MONITORS;

import hypervisor.metric.MetricSet;
import hypervisor.source.qemu.DiskStatistics;
import hypervisor.source.qemu.DiskStatistics.Operations;
import hypervisor.source.qemu.GuestDisk;
import hypervisor.source.qemu.MonitorReadings;
import java.util.List;
import java.util.stream.Stream;

/// What QEMU and the host tell of the disks of guests, those for EFI variables and CD images included.
final class HostGuestDiskMetrics {
    private static final String PREFIX = "hypervisor_guest_disk_";
    private static final String SOURCE = " By query-blockstats, since the guest's process started.";

    /// One disk of one guest.
    private record Row(String id, GuestDisk disk) {}

    /// Operations of one kind on one disk.
    private record Kind(String id, String disk, String operation, Operations operations) {}

    private static final MetricSet<MonitorReadings, Kind> OPERATIONS = MetricSet.of(
                    MONITORS, (MonitorReadings readings) -> rows(readings).flatMap(HostGuestDiskMetrics::kinds))
            .label("id", Kind::id)
            .label("disk", Kind::disk)
            .label("operation", Kind::operation)
            .counter(
                    PREFIX + "invalid_operations_total",
                    "Operations that could not be tried, as beyond the end of the disk." + SOURCE,
                    kind -> kind.operations().invalid())
            .build();

    private static final MetricSet<MonitorReadings, Row> INFO = MetricSet.of(MONITORS, HostGuestDiskMetrics::rows)
            .label("id", Row::id)
            .label("disk", row -> row.disk().name())
            .label("device", row -> row.disk().device())
            .label("volume", row -> row.disk().volume().name())
            .label("pool", row -> row.disk().volume().pool())
            .label("cluster_id", row -> row.disk().volume().clusterId())
            .label("volume_group", row -> row.disk().volume().volumeGroup())
            .label("attached_to", row -> row.disk().drive().own().attachedTo())
            .label("detect_zeroes", row -> row.disk().drive().own().detectZeroes())
            .label("read_only", row -> row.disk().drive().readOnly() ? "true" : "false")
            .info(
                    PREFIX + "host_info",
                    "What the host has for a disk, by the monitor's info block and the disk's path: its block device, "
                            + "and the volume that it is. Always 1.")
            .build();

    private HostGuestDiskMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        return List.of(OPERATIONS, INFO);
    }

    private static Stream<Row> rows(MonitorReadings readings) {
        return readings.guests().stream()
                .flatMap(guest -> guest.disks().stream().map(disk -> new Row(guest.id(), disk)));
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
}

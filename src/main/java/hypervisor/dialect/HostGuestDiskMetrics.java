package hypervisor.dialect;

import static hypervisor.source.qemu.QemuFacts.MONITORS;

import hypervisor.metric.MetricSet;
import hypervisor.source.qemu.GuestDisk;
import hypervisor.source.qemu.MonitorReadings;
import java.util.List;
import java.util.stream.Stream;

/// What only the host has for the disks of guests, those for EFI variables and CD images included.
final class HostGuestDiskMetrics {
    private static final String PREFIX = "hypervisor_guest_disk_";

    /// One disk of one guest.
    private record Row(String id, GuestDisk disk) {}

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
        return List.of(INFO);
    }

    private static Stream<Row> rows(MonitorReadings readings) {
        return readings.guests().stream()
                .flatMap(guest -> guest.disks().stream().map(disk -> new Row(guest.id(), disk)));
    }
}

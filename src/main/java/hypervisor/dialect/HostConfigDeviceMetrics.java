package hypervisor.dialect;

import static hypervisor.source.pmxcfs.PmxcfsFacts.CONFIG;

import hypervisor.metric.MetricSet;
import hypervisor.source.pmxcfs.ClusterConfig;
import hypervisor.source.pmxcfs.GuestDisk;
import hypervisor.source.pmxcfs.GuestInterface;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the configuration of a Proxmox VE cluster says of the disks and interfaces of guests.
final class HostConfigDeviceMetrics {

    private record Disk(String id, GuestDisk disk) {
        String name() {
            return disk.name();
        }
    }

    private record Interface(String id, GuestInterface device) {
        String name() {
            return device.name();
        }
    }

    /// @param direction `read`, `write`, or `all` of one that is for both together
    private record Limit(
            Disk of,
            String direction,
            @Nullable Double bytes,
            @Nullable Double operations) {}

    private static final MetricSet<ClusterConfig, Disk> DISKS = MetricSet.of(CONFIG, HostConfigDeviceMetrics::disks)
            .label("id", Disk::id)
            .label("disk", Disk::name)
            .gauge(
                    "hypervisor_guest_disk_configured_size_bytes",
                    "Size of the disk as Proxmox VE has noted it. Absent where it has not, as of devices.",
                    row -> row.disk().size())
            .gauge(
                    "hypervisor_guest_disk_in_backup",
                    "Whether backups of the guest have the disk (1 or 0).",
                    row -> Units.flag(row.disk().backup()))
            .label("storage", row -> row.disk().storage())
            .label("volume", row -> row.disk().volume())
            .label("ssd", row -> row.disk().ssd() ? "true" : "false")
            .label("discard", row -> row.disk().discard() ? "true" : "false")
            .label("cdrom", row -> row.disk().cdrom() ? "true" : "false")
            .info(
                    "hypervisor_guest_disk_configured_info",
                    "A disk, drive or mount point of the guest, and the volume of a storage that it is. Always 1.")
            .build();

    private static final MetricSet<ClusterConfig, Limit> LIMITS = MetricSet.of(
                    CONFIG, (ClusterConfig config) -> disks(config).flatMap(HostConfigDeviceMetrics::limits))
            .label("id", limit -> limit.of().id())
            .label("disk", limit -> limit.of().name())
            .label("direction", Limit::direction)
            .gauge(
                    "hypervisor_guest_disk_configured_limit_bytes_per_second",
                    "How much the disk may move in a second: read, write, or all of it together. Absent without limit.",
                    Limit::bytes)
            .gauge(
                    "hypervisor_guest_disk_configured_limit_operations_per_second",
                    "How often the disk may be used in a second: read, write, or all together. Absent without limit.",
                    Limit::operations)
            .build();

    private static final MetricSet<ClusterConfig, Interface> INTERFACES = MetricSet.of(
                    CONFIG, HostConfigDeviceMetrics::interfaces)
            .label("id", Interface::id)
            .label("interface", Interface::name)
            .gauge(
                    "hypervisor_guest_interface_configured_limit_bytes_per_second",
                    "How much the interface may move in a second. Absent without limit.",
                    row -> row.device().rate())
            .gauge(
                    "hypervisor_guest_interface_configured_queues",
                    "Queues of the interface. Absent where it has one.",
                    row -> row.device().queues())
            .gauge(
                    "hypervisor_guest_interface_configured_link_down",
                    "Whether the interface is configured as unplugged (1 or 0).",
                    row -> Units.flag(row.device().linkDown()))
            .gauge(
                    "hypervisor_guest_interface_configured_firewall",
                    "Whether the firewall of Proxmox VE is on for the interface (1 or 0).",
                    row -> Units.flag(row.device().firewall()))
            .label("model", row -> row.device().model())
            .label("mac", row -> row.device().mac())
            .label("bridge", row -> row.device().bridge())
            .label("vlan", row -> text(row.device().tag()))
            .label("guest_name", row -> row.device().guestName())
            .info(
                    "hypervisor_guest_interface_configured_info",
                    "A network interface of the guest, the bridge and VLAN it is on, and what a container calls it. "
                            + "Always 1.")
            .build();

    private HostConfigDeviceMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        return List.of(DISKS, LIMITS, INTERFACES);
    }

    private static Stream<Disk> disks(ClusterConfig config) {
        return config.guests().stream()
                .flatMap(guest -> guest.disks().stream().map(disk -> new Disk(guest.id(), disk)));
    }

    private static Stream<Interface> interfaces(ClusterConfig config) {
        return config.guests().stream()
                .flatMap(guest -> guest.interfaces().stream().map(device -> new Interface(guest.id(), device)));
    }

    private static Stream<Limit> limits(Disk disk) {
        GuestDisk.Limits limits = disk.disk().limits();
        return Stream.of(
                new Limit(disk, "all", limits.bytes(), limits.operations()),
                new Limit(disk, "read", limits.readBytes(), limits.reads()),
                new Limit(disk, "write", limits.writtenBytes(), limits.writes()));
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : String.valueOf(number);
    }
}

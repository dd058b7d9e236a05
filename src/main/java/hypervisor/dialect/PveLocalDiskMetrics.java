package hypervisor.dialect;

import static hypervisor.source.qemu.QemuFacts.MONITORS;

import hypervisor.fact.Facts;
import hypervisor.metric.MetricSet;
import hypervisor.source.qemu.DiskSizes;
import hypervisor.source.qemu.Drive;
import hypervisor.source.qemu.GuestDisk;
import hypervisor.source.qemu.MonitorReadings;
import hypervisor.source.qemu.Volume;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What pve_local_exporter says of the disks of guests. EFI disks are no disks to it.
final class PveLocalDiskMetrics {
    private static final String EFI = "efidisk";
    private static final String BLOCK_DEVICE = "host_device";

    /// One disk of one guest.
    private record Row(String id, GuestDisk disk, Volume volume, Drive.Lines lines) {
        private String ofDevice(String text) {
            return volume.isZvol() || volume.isRbd() || volume.isLvm() ? text : "";
        }
    }

    private PveLocalDiskMetrics() {}

    static List<MetricSet<?, ?>> sets(DialectOptions options) {
        String prefix = options.prefix() + "_kvm_disk_";
        boolean exact = options.exact();
        return List.of(MetricSet.of(
                        MONITORS,
                        ConfiguredHere.FACTS,
                        (MonitorReadings readings, Facts facts) -> rows(readings, facts, exact))
                .label("id", Row::id)
                .label("disk_name", row -> row.disk().name())
                .gauge(
                        prefix + "size_bytes",
                        "Size of the disk.",
                        row -> exact ? originalSize(row) : size(row.disk().sizes()))
                .label("block_id", row -> row.disk().drive().blockId())
                .label("disk_path", row -> row.disk().drive().path())
                .label("disk_type", row -> row.volume().kind())
                .label("vol_name", row -> row.volume().name())
                .label("pool", row -> row.volume().pool())
                .label("pool_name", row -> row.volume().isRbd() ? row.volume().pool() : "")
                .label("cluster_id", row -> row.volume().clusterId())
                .label("vg_name", row -> row.volume().volumeGroup())
                .label("device", row -> row.ofDevice(row.disk().device()))
                .label("attached_to", row -> row.lines().attachedTo())
                .label("cache_mode", row -> row.lines().cacheMode())
                .label("detect_zeroes", row -> row.lines().detectZeroes())
                .label("read_only", row -> row.disk().drive().readOnly() ? "true" : "")
                .info(prefix + "info", "Disks of running guests, as QEMU has them.")
                .build());
    }

    private static Stream<Row> rows(MonitorReadings readings, Facts facts, boolean exact) {
        return readings.guests().stream()
                .filter(guest -> !ConfiguredHere.isElsewhere(guest.id(), facts))
                .flatMap(guest -> guest.disks().stream()
                        .filter(disk -> isShown(disk.drive(), exact))
                        .map(disk -> row(guest.id(), disk, exact)));
    }

    private static boolean isShown(Drive drive, boolean exact) {
        // Quirk: where QEMU prints a tree of drivers, the original only finds block devices in it
        boolean found = !exact || drive.driver().isEmpty() || drive.driver().equals(BLOCK_DEVICE);
        return drive.isNamedByProxmox() && !drive.name().contains(EFI) && found;
    }

    private static Row row(String id, GuestDisk disk, boolean exact) {
        Drive drive = disk.drive();
        // Quirk: names of LVM and namespaces of Ceph, and lines of devices that follow
        return exact
                ? new Row(id, disk, Volume.ofOriginal(drive.path(), drive.word()), drive.original())
                : new Row(id, disk, disk.volume(), drive.own());
    }

    private static @Nullable Long size(DiskSizes sizes) {
        return unlessZero(sizes.virtual() == null ? sizes.device() : sizes.virtual());
    }

    /// Quirk: of qcow2 how long the file is, of other files nothing.
    private static @Nullable Long originalSize(Row row) {
        DiskSizes sizes = row.disk().sizes();
        return unlessZero(row.volume().kind().equals("qcow2") ? sizes.file() : sizes.device());
    }

    private static @Nullable Long unlessZero(@Nullable Long size) {
        return size == null || size == 0 ? null : size;
    }
}

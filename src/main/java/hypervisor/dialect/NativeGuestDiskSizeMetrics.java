package hypervisor.dialect;

import static hypervisor.dialect.NativeDiskViews.API_CONFIGURED;
import static hypervisor.dialect.NativeDiskViews.API_DISK;
import static hypervisor.dialect.NativeDiskViews.BLOCK;
import static hypervisor.dialect.NativeDiskViews.CONFIGURED;
import static hypervisor.dialect.NativeDiskViews.DEFINED;
import static hypervisor.dialect.NativeDiskViews.MONITOR;
import static hypervisor.dialect.NativeViews.API_GUEST;
import static hypervisor.dialect.NativeViews.RUNNING_CONTAINER;
import static hypervisor.dialect.NativeViews.domains;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition.Disk;
import hypervisor.source.libvirt.domain.DomainStatistics.Block;
import hypervisor.source.pmxcfs.GuestDisk;
import hypervisor.source.proxmox.cluster.Guest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the disks of guests are, where they are, and how large.
final class NativeGuestDiskSizeMetrics {
    private static final String PREFIX = "hypervisor_guest_disk_";

    private static final View<DomainPart<Block>> IMAGE = domains(NativeGuestDiskSizeMetrics::imagesBelow)
            .label("disk", row -> row.part().name())
            .label("image", row -> text(row.part().backingIndex()));

    static final Vocabulary WORDS = Vocabulary.about("what the disks of guests are")
            .info(
                    PREFIX + "info",
                    "A disk of the guest and where it is: by libvirt, or by QEMU's monitor while it has a medium. Always 1.",
                    MONITOR.label("bus", row -> row.part().name().replaceFirst("[0-9]+$", ""))
                            .label("kind", row -> row.part().volume().kind())
                            .label("format", row -> row.part().drive().format())
                            .label("path", row -> row.part().drive().path())
                            .label("cache", row -> row.part().drive().own().cacheMode())
                            .label("serial", _ -> ""),
                    DEFINED.label("bus", row -> row.part().bus())
                            .label("kind", row -> row.part().type())
                            .label("format", row -> row.part().driverType())
                            .label("path", row -> path(row.domain(), row.part()))
                            .label("cache", row -> row.part().cache())
                            .label("serial", row -> row.part().serial()))
            .info(
                    PREFIX + "volume_info",
                    "A disk, drive or mount point that the guest is configured with, and the volume of a storage that it "
                            + "is. Always 1.",
                    volume(CONFIGURED),
                    volume(API_CONFIGURED))
            .gauge(
                    PREFIX + "in_backup",
                    "Whether backups of the guest have the disk (1 or 0).",
                    CONFIGURED.gives(row -> Units.flag(row.part().backup())),
                    API_CONFIGURED.gives(row -> Units.flag(row.part().backup())))
            .gauge(
                    PREFIX + "size_bytes",
                    "Size of the disk as the guest sees it, by QEMU or libvirt; of a guest that is not asked as Proxmox VE "
                            + "has noted it.",
                    MONITOR.gives(row -> row.part().sizes().virtual()),
                    BLOCK.gives(row -> row.part().capacity()),
                    CONFIGURED.gives(row -> row.part().size()),
                    API_CONFIGURED.gives(row -> row.part().size()))
            .gauge(
                    PREFIX + "allocated_bytes",
                    "Space that the disk's image takes of its storage, by QEMU or libvirt (block.N.physical).",
                    MONITOR.gives(row -> row.part().sizes().allocated()),
                    BLOCK.gives(row -> row.part().physical()))
            .gauge(
                    PREFIX + "highest_written_offset_bytes",
                    "End of the last byte of the image that was written since the guest was started (block.N.allocation, wr_highest_offset): "
                            + "how full a thin volume is.",
                    BLOCK.gives(row -> row.part().allocation()),
                    API_DISK.gives(row -> row.part().highestWritten()))
            .gauge(
                    PREFIX + "write_threshold_bytes",
                    "The offset whose writing raises an event (block.N.threshold). Absent where none is set.",
                    BLOCK.gives(row -> row.part().threshold()))
            .info(
                    PREFIX + "image_info",
                    "An image below the disk in its chain of backing images. Always 1.",
                    IMAGE.label("path", row -> row.part().path()))
            .gauge(
                    PREFIX + "image_size_bytes",
                    "Size of the image as seen from above (block.N.capacity).",
                    IMAGE.gives(row -> row.part().capacity()))
            .gauge(
                    PREFIX + "image_allocated_bytes",
                    "Space that the image takes of its storage (block.N.physical).",
                    IMAGE.gives(row -> row.part().physical()))
            .gauge(
                    PREFIX + "image_highest_written_offset_bytes",
                    "End of the last byte of the image that was written since the guest was started (block.N.allocation).",
                    IMAGE.gives(row -> row.part().allocation()))
            .gauge(
                    "hypervisor_guest_boot_disk_size_bytes",
                    "Size of the VM's boot disk or the container's root disk, as its node has it.",
                    API_GUEST.gives(guest -> guest.maxDisk() == null || guest.maxDisk() == 0 ? null : guest.maxDisk()))
            .gauge(
                    "hypervisor_guest_boot_disk_used_bytes",
                    "Space in use on the container's root disk. Absent for VMs, of which only their guest agents know.",
                    RUNNING_CONTAINER.gives(Guest::disk))
            .build();

    private NativeGuestDiskSizeMetrics() {}

    private static View<GuestPart<GuestDisk>> volume(View<GuestPart<GuestDisk>> view) {
        return view.label("storage", row -> row.part().storage())
                .label("volume", row -> row.part().volume())
                .label("ssd", row -> Boolean.toString(row.part().ssd()))
                .label("discard", row -> Boolean.toString(row.part().discard()))
                .label("cdrom", row -> Boolean.toString(row.part().cdrom()));
    }

    /// What QEMU has open, or else what the definition names.
    private static @Nullable String path(Domain domain, Disk disk) {
        for (Block block : domain.statistics().blocks()) {
            if (block.top() && block.path() != null && block.name().equals(disk.target())) {
                return block.path();
            }
        }
        return disk.source();
    }

    private static List<Block> imagesBelow(Domain domain) {
        return domain.statistics().blocks().stream()
                .filter(block -> !block.top())
                .toList();
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }
}

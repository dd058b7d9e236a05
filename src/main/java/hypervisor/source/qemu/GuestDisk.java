package hypervisor.source.qemu;

import org.jspecify.annotations.Nullable;

/// One disk of a guest, with all that is known of it.
///
/// @param name as Proxmox VE calls it, `scsi0`: QEMU's `drive-scsi0`
/// @param drive what `info block` prints
/// @param volume what it is stored in, as its path says
/// @param device the block device that its path leads to, `zd16` or `dm-7`; empty for a file, or one that is missing
/// @param sizes in bytes
/// @param statistics since the guest started; null where nobody told
/// @param limits of the drive; null where there are none
public record GuestDisk(
        String name,
        Drive drive,
        Volume volume,
        String device,
        DiskSizes sizes,
        @Nullable DiskStatistics statistics,
        @Nullable DiskLimits limits) {}

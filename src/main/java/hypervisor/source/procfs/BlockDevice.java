package hypervisor.source.procfs;

import org.jspecify.annotations.Nullable;

/// A block device and what it did since the machine was started: a row of `/proc/diskstats`. What the kernel is too old
/// to count is null.
///
/// @param name as in `/dev`
/// @param kind what it is
/// @param reads that ended, those that were merged counted as one
/// @param readMerges reads that became part of another
/// @param readBytes of sectors of 512 bytes, whatever the disk's own are
/// @param readSeconds that all reads took, together
/// @param running that have not ended
/// @param ioSeconds that at least one was not ended
/// @param weightedSeconds that all reads and writes took, those not ended included
/// @param discards parts that were given back, as by TRIM
/// @param flushes of the disk's own cache
public record BlockDevice(
        String name,
        Kind kind,
        @Nullable Long reads,
        @Nullable Long readMerges,
        @Nullable Long readBytes,
        @Nullable Double readSeconds,
        @Nullable Long writes,
        @Nullable Long writeMerges,
        @Nullable Long writeBytes,
        @Nullable Double writeSeconds,
        @Nullable Long running,
        @Nullable Double ioSeconds,
        @Nullable Double weightedSeconds,
        @Nullable Long discards,
        @Nullable Long discardBytes,
        @Nullable Double discardSeconds,
        @Nullable Long flushes,
        @Nullable Double flushSeconds) {

    public enum Kind {
        /// A disk, as real as this machine knows any.
        DISK,
        /// Several as one, by the kernel: `md127`.
        RAID,
        /// Made by the device mapper, as LVM and encryption do: `dm-7`.
        MAPPED,
        /// A volume of ZFS: `zd16`.
        ZVOL,
        /// A disk that is elsewhere: `rbd0`, `nbd0`, `drbd0`.
        NETWORK,
        /// A file, or memory, as a disk: `loop0`, `ram0`, `zram0`.
        VIRTUAL,
        /// A drive whose medium can be taken out: `sr0`, `fd0`.
        REMOVABLE,
        /// A part of one of the others: `sda1`.
        PARTITION
    }
}

package hypervisor.source.pmxcfs;

import org.jspecify.annotations.Nullable;

/// A disk or mount point of a guest, as configured: `scsi0: local-lvm:vm-100-disk-0,size=32G,ssd=1`.
///
/// @param name `scsi0`, `efidisk0`, `rootfs`, `mp0`, `unused1`
/// @param storage the storage its volume is on; null for a path, a device or an empty drive
/// @param volume on that storage: `100/vm-100-disk-0.qcow2`; else the path, or `none`
/// @param size bytes; null where the file does not tell
/// @param cdrom whether it is an optical drive
/// @param backup whether backups have it
/// @param ssd whether the guest is told that it is one
/// @param discard whether what the guest frees is given back
public record GuestDisk(
        String name,
        @Nullable String storage,
        String volume,
        @Nullable Long size,
        boolean cdrom,
        boolean backup,
        boolean ssd,
        boolean discard,
        Limits limits) {

    /// How fast it may be, in bytes and operations a second; null without limit.
    public record Limits(
            @Nullable Double bytes,
            @Nullable Double readBytes,
            @Nullable Double writtenBytes,
            @Nullable Double operations,
            @Nullable Double reads,
            @Nullable Double writes) {
        static final Limits NONE = new Limits(null, null, null, null, null, null);
    }
}

package hypervisor.source.proxmox.node;

import org.jspecify.annotations.Nullable;

/// The backups of a guest on a storage: `nodes/NODE/storage/STORAGE/content?content=backup`. The guest may be
/// gone.
///
/// @param node that was asked, where the storage is not shared; empty for one that is
/// @param kind `qemu` or `lxc`; null where the storage does not say
/// @param count how many there are
/// @param totalSize bytes of all of them that have a size
/// @param newest when the newest one was made, seconds since 1970
/// @param size of the newest one in bytes
/// @param isProtected whether the newest one is kept from being deleted
/// @param verified of the newest one, as a Proxmox Backup Server has it: `ok`, `failed`; null where it was not
/// verified
/// @param encrypted whether the newest one is
public record StoredBackups(
        String storage,
        String node,
        @Nullable String kind,
        long vmid,
        long count,
        long totalSize,
        long newest,
        @Nullable Long size,
        boolean isProtected,
        @Nullable String verified,
        boolean encrypted) {}

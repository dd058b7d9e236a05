package hypervisor.source.libvirt.host;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A storage pool, sizes as of the daemon's last refresh, which we never cause (`STORAGE_POOL_GET_INFO`, 87).
///
/// @param state `virStoragePoolState`: 0 inactive 1 building 2 running 3 degraded 4 inaccessible
/// @param capacity bytes, null for an inactive pool, as are the others
/// @param persistent null where unknown
public record StoragePool(
        String name,
        UUID uuid,
        int state,
        @Nullable Boolean persistent,
        @Nullable Boolean autostart,
        @Nullable Long capacity,
        @Nullable Long allocation,
        @Nullable Long available) {}

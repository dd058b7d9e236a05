package hypervisor.dialect;

import hypervisor.fact.Facts;
import hypervisor.source.storage.Space;
import hypervisor.source.storage.StorageUsage;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.ZfsFacts;
import hypervisor.source.zfs.dataset.Dataset;
import hypervisor.source.zfs.pool.Zpool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How full storages are, those of ZFS included, which are read with its pools.
final class StorageSpaces {
    private static final String ZFS = "zfspool";

    private StorageSpaces() {}

    /// As Proxmox VE counts it; null where it is not enabled, or not known. A ZFS storage has what its dataset uses and
    /// what that may still take.
    static @Nullable Space of(StorageUsage usage, Facts facts) {
        String name = usage.storage().property("pool");
        if (!usage.storage().type().equals(ZFS)) {
            return usage.space();
        }
        PoolReadings<List<Dataset>> datasets = facts.value(ZfsFacts.DATASETS);
        if (!usage.enabled() || name == null || datasets == null) {
            return null;
        }
        for (Dataset dataset : datasets.pools().getOrDefault(poolOf(name), List.of())) {
            Double used = dataset.used();
            Double available = dataset.available();
            if (dataset.name().equals(name) && used != null && available != null) {
                return new Space((long) (used + available), available.longValue(), available.longValue());
            }
        }
        return null;
    }

    /// As pve_local_exporter counts it: of whatever file system the path is on, enabled or not; and of a ZFS storage
    /// the whole pool, with what parity takes.
    static @Nullable Space apparent(StorageUsage usage, Facts facts) {
        String name = usage.storage().property("pool");
        if (!usage.storage().type().equals(ZFS)) {
            return usage.apparent() == null ? usage.space() : usage.apparent();
        }
        PoolReadings<Zpool> pools = facts.value(ZfsFacts.POOLS);
        Zpool pool = name == null || pools == null ? null : pools.pools().get(poolOf(name));
        if (pool == null) {
            return null;
        }
        Double size = pool.size();
        Double free = pool.free();
        return size == null || free == null ? null : new Space(size.longValue(), free.longValue(), free.longValue());
    }

    /// The pool that a dataset is in.
    private static String poolOf(String dataset) {
        int slash = dataset.indexOf('/');
        return slash < 0 ? dataset : dataset.substring(0, slash);
    }
}

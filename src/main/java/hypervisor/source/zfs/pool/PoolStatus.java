package hypervisor.source.zfs.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `zpool status` prints of one pool.
///
/// @param state `ONLINE`, `DEGRADED` …; null where it is not told
/// @param scan the scrub or resilver that goes on or was the last; null where there never was one
/// @param vdevs the pool itself first, then its devices from the top of the tree to its leaves
/// @param dataErrors permanent errors, which no redundancy repaired; null where it is not told
public record PoolStatus(
        @Nullable String state,
        @Nullable Scan scan,
        List<Vdev> vdevs,
        @Nullable Double dataErrors) {
    public PoolStatus {
        vdevs = List.copyOf(vdevs);
    }
}

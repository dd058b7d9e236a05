package hypervisor.source.zfs.pool;

import hypervisor.source.zfs.ZfsProperties;
import org.jspecify.annotations.Nullable;

/// A pool.
///
/// @param properties all of `zpool get -p all`: `size`, `allocated`, `free`, `fragmentation`, `health` …
/// @param status what `zpool status` prints; null where it could not be read
public record Zpool(
        String name, ZfsProperties properties, @Nullable PoolStatus status) {
    /// `ONLINE`, `DEGRADED`, `FAULTED`, `OFFLINE`, `UNAVAIL`, `REMOVED` or `SUSPENDED`; null where neither says.
    public @Nullable String health() {
        String health = properties.text("health");
        return health != null || status == null ? health : status.state();
    }

    /// Bytes of its devices, with what parity takes.
    public @Nullable Double size() {
        return properties.number("size");
    }

    public @Nullable Double allocated() {
        return properties.number("allocated");
    }

    public @Nullable Double free() {
        return properties.number("free");
    }
}

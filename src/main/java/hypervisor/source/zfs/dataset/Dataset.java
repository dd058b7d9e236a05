package hypervisor.source.zfs.dataset;

import hypervisor.source.zfs.ZfsProperties;
import org.jspecify.annotations.Nullable;

/// A file system, a volume or a snapshot, with the properties that are asked for.
///
/// @param name with the pool's: `rpool/data/vm-101-disk-0`
/// @param type `filesystem`, `volume` or `snapshot`
/// @param properties of `zfs get -p`
public record Dataset(String pool, String name, String type, ZfsProperties properties) {
    /// Bytes that it and all below it take, snapshots and reservations included.
    public @Nullable Double used() {
        return properties.number("used");
    }

    /// Bytes that may still be written to it; all of a pool's datasets share what is free.
    public @Nullable Double available() {
        return properties.number("available");
    }
}

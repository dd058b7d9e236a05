package hypervisor.source.proxmox.node;

import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// A ZFS pool of a node: `nodes/NODE/disks/zfs`.
///
/// @param health `ONLINE`, `DEGRADED` …
/// @param size bytes of its disks, with what redundancy takes, as are the others
/// @param fragmentation percent
public record ZfsPool(
        String node,
        String name,
        @Nullable String health,
        @Nullable Long size,
        @Nullable Long allocated,
        @Nullable Long free,
        @Nullable Double fragmentation) {

    public static ZfsPool of(String node, JsonRow row) {
        return new ZfsPool(
                node,
                row.need("name"),
                row.text("health"),
                row.integer("size"),
                row.integer("alloc"),
                row.integer("free"),
                row.number("frag"));
    }
}

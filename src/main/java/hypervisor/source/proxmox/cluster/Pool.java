package hypervisor.source.proxmox.cluster;

import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// A pool, as `cluster/resources` tells of it: sums of the guests in it, since Proxmox VE 9. All is null where
/// the API does not sum, or the pool has no guests.
///
/// @param cpu in use, as a fraction of `maxCpu`
/// @param maxCpu processors
/// @param memory in use, in bytes
/// @param disk in use, in bytes
/// @param uptime of the guest that runs longest, in seconds
public record Pool(
        String name,
        @Nullable Double cpu,
        @Nullable Double maxCpu,
        @Nullable Long memory,
        @Nullable Long maxMemory,
        @Nullable Long disk,
        @Nullable Long maxDisk,
        @Nullable Long uptime) {

    static Pool of(JsonRow row) {
        return new Pool(
                row.need("pool"),
                row.number("cpu"),
                row.number("maxcpu"),
                row.integer("mem"),
                row.integer("maxmem"),
                row.integer("disk"),
                row.integer("maxdisk"),
                row.integer("uptime"));
    }
}

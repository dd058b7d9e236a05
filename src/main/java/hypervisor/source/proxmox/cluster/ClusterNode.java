package hypervisor.source.proxmox.cluster;

import hypervisor.source.proxmox.json.JsonRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A node, as `cluster/resources` tells of it.
///
/// @param cpu in use, as a fraction of all its processors, over the last 10 seconds
/// @param maxCpu processors
/// @param memory in use, in bytes
/// @param disk in use on its root file system, in bytes
/// @param uptime seconds; null while it is offline, or where Sys.Audit is missing
/// @param haState of the HA manager: `online`, `maintenance`, `unknown` …
/// @param statisticsSince when its figures were last seen to move (its uptime, which pvestatd tells every 10
/// seconds): where this lies minutes back, pvestatd is stuck and the figures are frozen. It is never too
/// early, and late by the interval between two readings at most; at first sight, it is then. Null while the
/// node is offline, or where its uptime is not told
public record ClusterNode(
        String name,
        boolean online,
        @Nullable Double cpu,
        @Nullable Double maxCpu,
        @Nullable Long memory,
        @Nullable Long maxMemory,
        @Nullable Long disk,
        @Nullable Long maxDisk,
        @Nullable Long uptime,
        @Nullable String haState,
        @Nullable Instant statisticsSince) {

    static ClusterNode of(JsonRow row) {
        return new ClusterNode(
                row.need("node"),
                row.text("status", "").equalsIgnoreCase("online"),
                row.number("cpu"),
                row.number("maxcpu"),
                row.integer("mem"),
                row.integer("maxmem"),
                row.integer("disk"),
                row.integer("maxdisk"),
                row.integer("uptime"),
                row.text("hastate"),
                null);
    }

    /// The same with what does not change of it as it was before, where it is not told now.
    public ClusterNode remembering(@Nullable ClusterNode before, @Nullable Instant statisticsSince) {
        return new ClusterNode(
                name,
                online,
                cpu,
                maxCpu == null && before != null ? before.maxCpu : maxCpu,
                memory,
                maxMemory == null && before != null ? before.maxMemory : maxMemory,
                disk,
                maxDisk == null && before != null ? before.maxDisk : maxDisk,
                uptime,
                haState,
                statisticsSince);
    }
}

package hypervisor.source.proxmox.cluster;

import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// A node, as `cluster/resources` tells of it.
///
/// @param cpu in use, as a fraction of all its processors, over the last 10 seconds
/// @param maxCpu processors
/// @param memory in use, in bytes
/// @param disk in use on its root file system, in bytes
/// @param uptime seconds; null while it is offline, or where Sys.Audit is missing
/// @param haState of the HA manager: `online`, `maintenance`, `unknown` …
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
        @Nullable String haState) {

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
                row.text("hastate"));
    }
}

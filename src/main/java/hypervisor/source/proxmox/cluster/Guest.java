package hypervisor.source.proxmox.cluster;

import hypervisor.source.proxmox.json.JsonRow;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A VM or container, as `cluster/resources` tells of it: what the node's pvestatd saw last, every 10
/// seconds.
///
/// @param kind `qemu` or `lxc`
/// @param node where it is, or last was
/// @param name null where it is not told, as for a guest whose node has been gone for 5 minutes
/// @param status `running`, `stopped`, `unknown`, or what QEMU says of a VM that is neither: `paused`,
/// `io-error` …
/// @param tags as configured: `prod;web`
/// @param haState of the HA manager: `started`; null where it does not manage the guest
/// @param cpu in use, as a fraction of `maxCpu`
/// @param maxCpu processors, a fraction where a container's limit is one
/// @param memory in use, in bytes: of a VM as its own system counts it, where its balloon tells
/// @param hostMemory what it takes on the host, in bytes; VMs only, since Proxmox VE 9
/// @param disk in use, in bytes; containers only, of VMs it is always 0
/// @param maxDisk size of its root or boot disk in bytes
/// @param received bytes since it started, by all its interfaces
/// @param read bytes since it started, by all its disks
/// @param uptime seconds
/// @param nodeOnline whether its node is there: if not, nothing is known of the guest's state, whatever
/// status says
public record Guest(
        String kind,
        long vmid,
        String node,
        @Nullable String name,
        String status,
        boolean template,
        String tags,
        @Nullable String pool,
        @Nullable String lock,
        @Nullable String haState,
        @Nullable Double cpu,
        @Nullable Double maxCpu,
        @Nullable Long memory,
        @Nullable Long maxMemory,
        @Nullable Long hostMemory,
        @Nullable Long disk,
        @Nullable Long maxDisk,
        @Nullable Long received,
        @Nullable Long sent,
        @Nullable Long read,
        @Nullable Long written,
        @Nullable Long uptime,
        boolean nodeOnline) {

    static Guest of(JsonRow row) {
        return new Guest(
                row.need("type"),
                ResourceRow.vmid(row),
                row.need("node"),
                row.text("name"),
                row.text("status", "unknown").toLowerCase(Locale.ROOT),
                row.isSet("template"),
                row.text("tags", ""),
                row.text("pool"),
                row.text("lock"),
                row.text("hastate"),
                row.number("cpu"),
                row.number("maxcpu"),
                row.integer("mem"),
                row.integer("maxmem"),
                row.integer("memhost"),
                row.integer("disk"),
                row.integer("maxdisk"),
                row.integer("netin"),
                row.integer("netout"),
                row.integer("diskread"),
                row.integer("diskwrite"),
                row.integer("uptime"),
                true);
    }

    /// The same while its node is gone: what it is stays known, how it fares does not. The API goes on
    /// telling the last figures for 5 minutes.
    Guest adrift() {
        return new Guest(
                kind, vmid, node, name, "unknown", template, tags, pool, lock, haState, null, maxCpu, null, maxMemory,
                null, null, maxDisk, null, null, null, null, null, false);
    }

    /// The same, described as it was before: of a guest whose node has been gone for 5 minutes, the API tells
    /// little more than its number.
    public Guest describedAs(Guest before) {
        return new Guest(
                kind,
                vmid,
                node,
                before.name,
                status,
                before.template,
                before.tags,
                pool == null ? before.pool : pool,
                lock,
                haState,
                cpu,
                maxCpu == null ? before.maxCpu : maxCpu,
                memory,
                maxMemory == null ? before.maxMemory : maxMemory,
                hostMemory,
                disk,
                maxDisk == null ? before.maxDisk : maxDisk,
                received,
                sent,
                read,
                written,
                uptime,
                nodeOnline);
    }

    /// The same where what its disks read and wrote is not known.
    public Guest withoutDiskTraffic() {
        return new Guest(
                kind,
                vmid,
                node,
                name,
                status,
                template,
                tags,
                pool,
                lock,
                haState,
                cpu,
                maxCpu,
                memory,
                maxMemory,
                hostMemory,
                disk,
                maxDisk,
                received,
                sent,
                null,
                null,
                uptime,
                nodeOnline);
    }

    public boolean isVm() {
        return kind.equals("qemu");
    }

    /// Whether it certainly runs: a paused guest does not, nor does one whose node is gone.
    public boolean running() {
        return nodeOnline && status.equals("running");
    }

    /// Whether its status is known.
    public boolean known() {
        return nodeOnline && !status.equals("unknown");
    }
}

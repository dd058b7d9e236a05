package hypervisor.source.proxmox.node;

import hypervisor.source.proxmox.cluster.ResourceRow;
import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// A container as its node tells of it: `nodes/NODE/lxc`.
///
/// @param pid of its first process, on the host; null where it does not run
/// @param swap bytes in use
/// @param lock as `backup`; null where nothing locks it
/// @param uptime seconds
public record ContainerDetail(
        String node,
        long vmid,
        String name,
        @Nullable Long pid,
        @Nullable Long swap,
        @Nullable Long maxSwap,
        @Nullable String lock,
        @Nullable Long uptime,
        Pressure pressure) {

    public static ContainerDetail of(String node, JsonRow row) {
        return new ContainerDetail(
                node,
                ResourceRow.vmid(row),
                row.text("name", ""),
                row.integer("pid"),
                row.integer("swap"),
                row.integer("maxswap"),
                row.text("lock"),
                row.integer("uptime"),
                Pressure.of(row));
    }
}

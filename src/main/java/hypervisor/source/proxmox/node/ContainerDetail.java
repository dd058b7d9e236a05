package hypervisor.source.proxmox.node;

import hypervisor.source.proxmox.cluster.ResourceRow;
import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// A container as its node tells of it: `nodes/NODE/lxc`.
///
/// @param pid of its first process, on the host; null where it does not run
/// @param swap bytes in use
public record ContainerDetail(
        String node,
        long vmid,
        String name,
        @Nullable Long pid,
        @Nullable Long swap,
        @Nullable Long maxSwap,
        Pressure pressure) {

    public static ContainerDetail of(String node, JsonRow row) {
        return new ContainerDetail(
                node,
                ResourceRow.vmid(row),
                row.text("name", ""),
                row.integer("pid"),
                row.integer("swap"),
                row.integer("maxswap"),
                Pressure.of(row));
    }
}

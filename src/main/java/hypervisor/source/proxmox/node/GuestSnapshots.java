package hypervisor.source.proxmox.node;

import java.util.List;

/// The snapshots of a guest: `nodes/NODE/qemu/VMID/snapshot`, without the entry that stands for its present state.
///
/// @param kind `qemu` or `lxc`
/// @param snapshots sorted by name
public record GuestSnapshots(String kind, String node, long vmid, String name, String tags, List<Snapshot> snapshots) {

    public GuestSnapshots {
        snapshots = List.copyOf(snapshots);
    }

    /// @param taken seconds since 1970
    public record Snapshot(String name, long taken) {}
}

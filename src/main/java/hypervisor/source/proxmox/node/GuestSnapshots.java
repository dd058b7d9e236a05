package hypervisor.source.proxmox.node;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The snapshots of a guest: `nodes/NODE/qemu/VMID/snapshot`, without the entry that stands for its present state.
///
/// @param kind `qemu` or `lxc`
/// @param snapshots sorted by name
public record GuestSnapshots(String kind, String node, long vmid, String name, String tags, List<Snapshot> snapshots) {

    public GuestSnapshots {
        snapshots = List.copyOf(snapshots);
    }

    /// @param taken seconds since 1970
    /// @param withMemory whether the memory of the VM is in it, too
    /// @param parent the snapshot that it was taken after; null for the first
    public record Snapshot(
            String name,
            long taken,
            boolean withMemory,
            @Nullable String parent) {
        /// One of disks only, and the first.
        public Snapshot(String name, long taken) {
            this(name, taken, false, null);
        }
    }
}

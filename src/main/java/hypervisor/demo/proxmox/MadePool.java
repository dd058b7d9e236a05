package hypervisor.demo.proxmox;

import hypervisor.demo.DemoMoment;
import java.util.List;

/// A ZFS pool that nobody owns.
///
/// @param size bytes of its devices
/// @param fragmentation of what is free, in percent
public record MadePool(String name, String health, long size, int fragmentation) {
    private static final MadePool ROOT = new MadePool("rpool", "ONLINE", 1900 * MadeNode.GIB, 12);

    /// One of its two disks is gone.
    private static final MadePool TANK = new MadePool("tank", "DEGRADED", 7400 * MadeNode.GIB, 4);

    /// Those of a node.
    public static List<MadePool> of(String node) {
        return node.equals("pve1") ? List.of(ROOT, TANK) : List.of(ROOT);
    }

    public long allocated(DemoMoment moment) {
        return moment.gauge(size * 0.45, size * 0.05, 9);
    }
}

package hypervisor.demo.proxmox;

import hypervisor.demo.DemoMoment;
import java.util.List;

/// A storage of every made-up node.
///
/// @param mounted whether it can be used; if not, its mount point is missing
public record MadeStorage(String name, String type, String content, long total, boolean shared, boolean mounted) {
    public static final List<MadeStorage> ALL = List.of(
            new MadeStorage("local", "dir", "backup,iso,snippets,vztmpl", MadeNode.ROOT, false, true),
            new MadeStorage("local-zfs", "zfspool", "images,rootdir", 1800 * MadeNode.GIB, false, true),
            new MadeStorage("ceph", "rbd", "images,rootdir", 40_000 * MadeNode.GIB, true, true),
            new MadeStorage("attic", "nfs", "backup", 8000 * MadeNode.GIB, true, false));

    /// A shared one is as full on each node.
    long used(DemoMoment moment, MadeNode node) {
        return moment.gauge(total * 0.45, total * 0.05, shared ? name.length() : node.place() + name.length());
    }
}

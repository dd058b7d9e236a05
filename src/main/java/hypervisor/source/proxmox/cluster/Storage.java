package hypervisor.source.proxmox.cluster;

import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// A storage as one node sees it, as `cluster/resources` tells of it. A shared one stands here once for each node.
///
/// @param plugin its type: `dir`, `zfspool`, `rbd` …
/// @param available whether it can be used on that node, and the node is there
/// @param used bytes; null where it is not available
public record Storage(
        String node,
        String name,
        String plugin,
        String content,
        boolean shared,
        boolean available,
        @Nullable Long used,
        @Nullable Long total) {

    static Storage of(JsonRow row) {
        return new Storage(
                row.need("node"),
                row.need("storage"),
                row.text("plugintype", ""),
                row.text("content", ""),
                row.isSet("shared"),
                row.text("status", "").equals("available"),
                row.integer("disk"),
                row.integer("maxdisk"));
    }

    /// The same while its node is gone.
    Storage adrift() {
        return new Storage(node, name, plugin, content, shared, false, null, null);
    }
}

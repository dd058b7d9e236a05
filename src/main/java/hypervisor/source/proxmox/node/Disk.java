package hypervisor.source.proxmox.node;

import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// A disk of a node with what SMART says of it: `nodes/NODE/disks/list`.
///
/// @param path `/dev/sda`
/// @param health `PASSED`, `OK`, `FAILED`, `UNKNOWN` …
public record Disk(String node, String path, @Nullable String health) {

    public static Disk of(String node, JsonRow row) {
        return new Disk(node, row.need("devpath"), row.text("health"));
    }
}

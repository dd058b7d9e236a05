package hypervisor.source.proxmox.node;

import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// A disk of a node with what SMART says of it: `nodes/NODE/disks/list`. What the node does not know (`unknown`, -1) is
/// null.
///
/// @param path `/dev/sda`
/// @param health `PASSED`, `OK`, `FAILED`, `UNKNOWN` …
/// @param type `nvme`, `ssd`, `hdd`, `usb`
/// @param size bytes
/// @param lifeLeft percent of its life that is left, as the API's `wearout` is meant: 100 for a new one
/// @param rotation turns a minute
/// @param used what for: `ZFS`, `LVM`, `partitions`, `mounted`
public record Disk(
        String node,
        String path,
        @Nullable String health,
        @Nullable String type,
        @Nullable String vendor,
        @Nullable String model,
        @Nullable String serial,
        @Nullable String wwn,
        @Nullable Long size,
        @Nullable Double lifeLeft,
        @Nullable Long rotation,
        @Nullable String used) {

    public static Disk of(String node, JsonRow row) {
        return new Disk(
                node,
                row.need("devpath"),
                row.text("health"),
                known(row, "type"),
                known(row, "vendor"),
                known(row, "model"),
                known(row, "serial"),
                known(row, "wwn"),
                positive(row.integer("size")),
                row.number("wearout"),
                positive(row.integer("rpm")),
                known(row, "used"));
    }

    private static @Nullable String known(JsonRow row, String name) {
        String text = row.text(name, "").strip();
        return text.isEmpty() || text.equals("unknown") ? null : text;
    }

    private static @Nullable Long positive(@Nullable Long value) {
        return value == null || value <= 0 ? null : value;
    }
}

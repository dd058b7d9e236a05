package hypervisor.source.proxmox.node;

import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// A storage as its node finds it: `nodes/NODE/storage`.
///
/// @param total bytes; null where it is not active (the API then says 0)
/// @param usedFraction 0 to 1
public record NodeStorage(
        String node,
        String name,
        String type,
        boolean active,
        boolean enabled,
        boolean shared,
        @Nullable Long total,
        @Nullable Long used,
        @Nullable Long available,
        @Nullable Double usedFraction) {

    public static NodeStorage of(String node, JsonRow row) {
        boolean active = row.isSet("active");
        return new NodeStorage(
                node,
                row.need("storage"),
                row.text("type", ""),
                active,
                row.isSet("enabled"),
                row.isSet("shared"),
                active ? row.integer("total") : null,
                active ? row.integer("used") : null,
                active ? row.integer("avail") : null,
                row.number("used_fraction"));
    }
}

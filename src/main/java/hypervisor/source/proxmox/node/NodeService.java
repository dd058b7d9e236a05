package hypervisor.source.proxmox.node;

import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// A service of a node that Proxmox VE knows: `nodes/NODE/services`.
///
/// @param name of the unit: `pveproxy`, `corosync`
/// @param state as systemd's SubState: `running`, `exited`, `dead`, `failed` …
/// @param activeState as systemd's ActiveState: `active`, `inactive`, `failed` …; null where the version does
/// not tell
/// @param unitState as systemd's UnitFileState: `enabled`, `disabled`, `masked`, or `not-found` where it is not
/// installed
public record NodeService(
        String node,
        String name,
        String description,
        @Nullable String state,
        @Nullable String activeState,
        @Nullable String unitState) {

    public static NodeService of(String node, JsonRow row) {
        return new NodeService(
                node,
                row.text("service", row.text("name", "")),
                row.text("desc", ""),
                row.text("state"),
                row.text("active-state"),
                row.text("unit-state"));
    }

    /// Whether there is such a service on the node.
    public boolean installed() {
        return unitState == null || !unitState.equals("not-found");
    }

    public boolean running() {
        return "running".equals(state);
    }
}

package hypervisor.source.proxmox.node;

import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// What only a node's history tells: `nodes/NODE/rrddata?timeframe=hour`, of which this is the newest minute
/// that has it; since Proxmox VE 9.
///
/// @param timestamp of that minute, seconds since 1970
/// @param pressure of the whole node, in percent; it has no full CPU pressure
/// @param memoryAvailable bytes that can still be used without swapping
/// @param arcSize bytes of the cache of ZFS
public record NodePressure(
        String node,
        long timestamp,
        Pressure pressure,
        @Nullable Double memoryAvailable,
        @Nullable Double arcSize) {

    /// Null for a minute of which nothing of this is known.
    public static @Nullable NodePressure of(String node, JsonRow row) {
        Long time = row.integer("time");
        if (time == null || time <= 0 || row.names().stream().noneMatch(NodePressure::isTold)) {
            return null;
        }
        return new NodePressure(node, time, Pressure.of(row), row.number("memavailable"), row.number("arcsize"));
    }

    private static boolean isTold(String name) {
        return name.startsWith("pressure") || name.equals("memavailable") || name.equals("arcsize");
    }
}

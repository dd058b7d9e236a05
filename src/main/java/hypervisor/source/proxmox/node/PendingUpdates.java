package hypervisor.source.proxmox.node;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Packages of a node for which there is a newer version: `nodes/NODE/apt/update`, as of the last time that the
/// node looked. The API does not tell which of them are about security.
///
/// @param packages how many, in all
/// @param byOrigin how many from where: `Debian`, `Proxmox`
public record PendingUpdates(String node, long packages, SortedMap<String, Long> byOrigin) {

    public PendingUpdates {
        byOrigin = new TreeMap<>(byOrigin);
    }

    /// @param origins of each package
    public static PendingUpdates of(String node, List<String> origins) {
        SortedMap<String, Long> byOrigin = new TreeMap<>();
        origins.forEach(origin -> byOrigin.merge(origin, 1L, Long::sum));
        return new PendingUpdates(node, origins.size(), byOrigin);
    }
}

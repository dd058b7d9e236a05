package hypervisor.source.proxmox.node;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was read of the nodes, one by one: a node that does not answer costs its own part.
///
/// @param all of every node that answered, nodes in the order of their names
/// @param failures why a node's part is missing, or not all there, by node; a node that is offline is not asked,
/// and no failure. Where endpoints were asked and not nodes, by endpoint
public record NodeReadings<T>(List<T> all, SortedMap<String, String> failures) {

    public NodeReadings {
        all = List.copyOf(all);
        failures = new TreeMap<>(failures);
    }

    public static <T> NodeReadings<T> of(List<T> all) {
        return new NodeReadings<>(all, new TreeMap<>(Map.of()));
    }
}

package hypervisor.source.proxmox.node;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was read of the nodes, one by one: a node that does not answer costs its own part.
///
/// @param all of every node that answered, nodes in the order of their names
/// @param answered the nodes whose part is all there, also where that is nothing
/// @param failures why a node's part is missing, or not all there, by node; a node that is offline is not asked,
/// and no failure. Where endpoints were asked and not nodes, both are by endpoint
public record NodeReadings<T>(List<T> all, SortedSet<String> answered, SortedMap<String, String> failures) {

    public NodeReadings {
        all = List.copyOf(all);
        answered = new TreeSet<>(answered);
        failures = new TreeMap<>(failures);
    }

    /// Where it is not known which nodes had nothing to tell.
    public NodeReadings(List<T> all, SortedMap<String, String> failures) {
        this(all, new TreeSet<>(), failures);
    }

    public static <T> NodeReadings<T> of(List<T> all) {
        return new NodeReadings<>(all, new TreeMap<>(Map.of()));
    }
}

package hypervisor.dialect;

import hypervisor.fact.Facts;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.node.NodeReadings;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Keeps out what was read of a node before it went: what is read in the background outlives its node by up to its
/// interval, and would pass for the present.
final class OfflineNodes {
    private OfflineNodes() {}

    /// @param nodeOf the name of the node that a row is of
    static <T> Stream<T> without(NodeReadings<T> readings, Facts facts, Function<T, String> nodeOf) {
        Set<String> offline = names(facts);
        return offline.isEmpty()
                ? readings.all().stream()
                : readings.all().stream().filter(row -> !offline.contains(nodeOf.apply(row)));
    }

    private static Set<String> names(Facts facts) {
        Set<String> names = new HashSet<>();
        Resources resources = facts.value(ProxmoxFacts.RESOURCES);
        if (resources != null) {
            for (ClusterNode node : resources.nodes()) {
                if (!node.online()) {
                    names.add(node.name());
                }
            }
        }
        return names;
    }
}

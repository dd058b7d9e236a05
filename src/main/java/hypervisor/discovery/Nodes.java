package hypervisor.discovery;

import hypervisor.fact.Facts;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.host.Connection;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.ClusterStatus.Member;
import hypervisor.source.proxmox.cluster.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// The nodes of a Proxmox VE cluster, with the addresses they have in it, and the machine of a libvirt daemon.
final class Nodes {
    private Nodes() {}

    static List<DiscoveredNode> of(Facts facts) {
        List<DiscoveredNode> nodes = new ArrayList<>();
        Connection connection = facts.value(LibvirtFacts.CONNECTION);
        if (connection != null && connection.hostname() != null) {
            nodes.add(new DiscoveredNode(LibvirtGuests.PLATFORM, connection.hostname(), null, true, null));
        }
        ClusterStatus status = facts.value(ProxmoxFacts.CLUSTER);
        Resources resources = facts.value(ProxmoxFacts.RESOURCES);
        if (resources != null) {
            Map<String, Member> members = new HashMap<>();
            if (status != null) {
                status.members().forEach(member -> members.put(member.name(), member));
            }
            for (ClusterNode node : resources.nodes()) {
                Member member = members.get(node.name());
                nodes.add(new DiscoveredNode(
                        ProxmoxGuests.PLATFORM,
                        node.name(),
                        resources.cluster(),
                        node.online(),
                        member == null ? null : Address.of(member.address())));
            }
        }
        return nodes;
    }

    static SortedMap<String, String> labels(DiscoveredNode node) {
        Address address = node.address();
        return new Labels()
                .with("platform", node.platform())
                .with("node", node.name())
                .with("node_name", node.name())
                .with("node_status", node.status())
                .with("node_address", address == null ? null : address.text())
                .with("cluster", node.cluster())
                .all();
    }

    /// A node without an address is reached by its name, which is that of a machine.
    static List<Target> targets(List<DiscoveredNode> nodes, Wish wish) {
        List<Target> targets = new ArrayList<>();
        for (DiscoveredNode node : nodes) {
            if (wish.selection().admits(node)) {
                Address address = node.address();
                AddressWish which =
                        wish.address() == AddressWish.ANY && address == null ? AddressWish.NAME : wish.address();
                String at = which.of(address == null ? List.of() : List.of(address), node.name(), wish.port());
                if (at != null) {
                    targets.add(new Target(at, labels(node)));
                }
            }
        }
        return targets;
    }
}

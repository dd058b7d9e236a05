package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API;
import static hypervisor.dialect.NativeViews.HOST;
import static hypervisor.dialect.NativeViews.LIBVIRT;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.metric.View;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.host.Connection;
import hypervisor.source.libvirt.host.Node;
import hypervisor.source.procfs.HostNode;
import hypervisor.source.procfs.ProcfsFacts;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.node.NodeMeasurement;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.NodeStatus;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Machines as each source sees them. The key `node` is the name of a node of Proxmox VE, or the host name of the
/// machine that a libvirt daemon runs on. The machine of this exporter has the name that its kernel knows, whoever
/// tells
/// of it.
final class NativeNodeViews {
    /// Something on a machine that a libvirt daemon runs on.
    record On<T>(String node, T row) {}

    /// The machine itself, by its kernel.
    final View<HostNode> host;

    /// The machine that a libvirt daemon runs on.
    final View<On<Node>> libvirt;

    /// That a libvirt daemon answers.
    final View<On<Connection>> daemon;

    /// Nodes of the cluster that are there.
    final View<ClusterNode> api = View.of(
                    API,
                    ProxmoxFacts.RESOURCES,
                    resources -> resources.nodes().stream().filter(ClusterNode::online))
            .key("node", ClusterNode::name);

    /// What nodes of the cluster tell of themselves.
    final View<NodeStatus> status = ofNodes(ProxmoxFacts.NODE_STATUS, NodeStatus::node);

    /// What nodes of the cluster measured last.
    final View<NodeMeasurement> measured = ofNodes(ProxmoxFacts.MEASUREMENTS, NodeMeasurement::node);

    private final String here;

    /// @param here what this machine is called
    NativeNodeViews(String here) {
        this.here = here;
        this.host = ofHost(ProcfsFacts.NODE, Stream::of);
        this.libvirt = ofDaemon(LibvirtFacts.NODE, Stream::of).key("node", On::node);
        this.daemon = ofDaemon(LibvirtFacts.CONNECTION, Stream::of).key("node", On::node);
    }

    /// Rows that are about this machine.
    <F, T> View<T> ofHost(Fact<F> fact, Function<F, Stream<T>> rows) {
        return View.of(HOST, fact, rows).key("node", _ -> here);
    }

    /// Rows about the machine of a libvirt daemon, still without their key.
    <F, T> View<On<T>> ofDaemon(Fact<F> fact, Function<F, Stream<T>> rows) {
        return View.of(LIBVIRT, fact, Set.of(LibvirtFacts.CONNECTION), (value, facts) -> {
            String node = libvirtNode(facts, here);
            return node == null ? Stream.empty() : rows.apply(value).map(row -> new On<>(node, row));
        });
    }

    /// Rows of nodes that are there.
    static <T> View<T> ofNodes(Fact<NodeReadings<T>> fact, Function<T, String> node) {
        return View.of(
                        API,
                        fact,
                        Set.of(ProxmoxFacts.RESOURCES),
                        (readings, facts) -> OfflineNodes.without(readings, facts, node))
                .key("node", node::apply);
    }

    /// What the machine of the libvirt daemon is called; null while that is not known.
    static @Nullable String libvirtNode(Facts facts, String here) {
        Connection connection = facts.value(LibvirtFacts.CONNECTION);
        if (connection == null || connection.hostname() == null) {
            return null;
        }
        String name = connection.hostname();
        return !here.isEmpty() && name.startsWith(here + ".") ? here : name;
    }
}

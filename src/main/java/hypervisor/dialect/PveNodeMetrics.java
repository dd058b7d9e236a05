package hypervisor.dialect;

import static hypervisor.source.proxmox.ProxmoxFacts.MEASUREMENTS;
import static hypervisor.source.proxmox.ProxmoxFacts.NODE_STATUS;
import static hypervisor.source.proxmox.ProxmoxFacts.RESOURCES;

import hypervisor.fact.Facts;
import hypervisor.metric.MetricSet;
import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.node.NodeMeasurement;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.NodeStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What pve-exporter says of nodes. Of a node that is offline it says that, and nothing else.
final class PveNodeMetrics {
    private static final MetricSet<Resources, ClusterNode> UP = MetricSet.of(
                    RESOURCES, (Resources resources) -> resources.nodes().stream())
            .label("node", ClusterNode::name)
            .gauge(
                    "pve_node_up",
                    "Whether the cluster sees the node as online (1 or 0).",
                    node -> node.online() ? 1 : 0)
            .build();

    private static final MetricSet<Resources, ClusterNode> FIGURES = MetricSet.of(
                    RESOURCES,
                    (Resources resources) -> resources.nodes().stream().filter(ClusterNode::online))
            .label("node", ClusterNode::name)
            .gauge("pve_node_uptime_seconds", "Seconds since the node started.", ClusterNode::uptime)
            // Quirk: called load, and not the load average.
            .gauge(
                    "pve_node_cpu_load",
                    "Processor time in use as a fraction of all processors (0 to 1), over 10 seconds.",
                    ClusterNode::cpu)
            .gauge("pve_node_cpus_total", "Processors of the node, as threads.", ClusterNode::maxCpu)
            .gauge("pve_node_memory_total_bytes", "Memory of the node.", ClusterNode::maxMemory)
            .gauge(
                    "pve_node_memory_used_bytes",
                    "Memory in use, without what is free, cached or buffered; the ZFS cache (ARC) counts as used.",
                    ClusterNode::memory)
            .gauge(
                    "pve_node_memory_free_bytes",
                    "Memory not in use: total less used.",
                    node -> difference(node.maxMemory(), node.memory()))
            .build();

    /// How many guests a node has; null where that is not told.
    private record Count(
            String node, @Nullable Long vms, @Nullable Long containers) {}

    private static final MetricSet<Resources, Count> COUNTS = MetricSet.of(RESOURCES, PveNodeMetrics::counts)
            .label("node", Count::node)
            .gauge("pve_node_vm_count", "VMs of the node, running or not, templates included.", Count::vms)
            .gauge(
                    "pve_node_lxc_count",
                    "Containers of the node, running or not, templates included.",
                    Count::containers)
            .build();

    private static final MetricSet<NodeReadings<NodeStatus>, NodeStatus> STATUS = MetricSet.of(
                    NODE_STATUS,
                    Set.of(RESOURCES),
                    (NodeReadings<NodeStatus> all, Facts facts) -> OfflineNodes.without(all, facts, NodeStatus::node))
            .label("node", NodeStatus::node)
            .gauge("pve_node_load1", "Load average over 1 minute.", status -> load(status, 0))
            .gauge("pve_node_load5", "Load average over 5 minutes.", status -> load(status, 1))
            .gauge("pve_node_load15", "Load average over 15 minutes.", status -> load(status, 2))
            .gauge(
                    "pve_node_idle",
                    "Processor time neither in use nor waiting for I/O, as a fraction (0 to 1).",
                    PveNodeMetrics::idle)
            .gauge("pve_node_cpu_mhz", "Clock of one processor core in MHz, at this moment.", NodeStatus::megahertz)
            // Quirk: the original's help says "per socket", and its number is of all sockets, as here.
            .gauge("pve_node_cpu_cores", "Processor cores of all sockets together.", NodeStatus::cores)
            .gauge("pve_node_cpu_sockets", "Processor sockets.", NodeStatus::sockets)
            .gauge(
                    "pve_node_swap_total_bytes",
                    "Swap space.",
                    status -> status.swap().total())
            .gauge(
                    "pve_node_swap_used_bytes",
                    "Swap space in use.",
                    status -> status.swap().used())
            .gauge(
                    "pve_node_swap_free_bytes",
                    "Swap space not in use.",
                    status -> status.swap().free())
            .gauge(
                    "pve_node_rootfs_total_bytes",
                    "Size of the root file system.",
                    status -> status.rootFileSystem().total())
            .gauge(
                    "pve_node_rootfs_used_bytes",
                    "Space in use on the root file system.",
                    status -> status.rootFileSystem().used())
            .gauge(
                    "pve_node_rootfs_free_bytes",
                    "Space not in use on the root file system, what is kept for root included.",
                    status -> status.rootFileSystem().free())
            .gauge(
                    "pve_node_ksm_shared_bytes",
                    "Memory that kernel same-page merging shares.",
                    NodeStatus::sharedMemory)
            .build();

    /// The share of time a node waited for I/O.
    private record IoWait(String node, @Nullable Double fraction) {}

    private static final MetricSet<NodeReadings<NodeStatus>, IoWait> IO_WAIT = MetricSet.of(
                    NODE_STATUS, Set.of(RESOURCES, MEASUREMENTS), PveNodeMetrics::ioWaits)
            .label("node", IoWait::node)
            .gauge(
                    "pve_node_iowait",
                    "Processor time waiting for I/O as a fraction (0 to 1): as pvestatd measured it over 10 seconds, "
                            + "or since somebody asked last where it does not tell.",
                    IoWait::fraction)
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(UP, FIGURES, COUNTS, STATUS, IO_WAIT);

    private PveNodeMetrics() {}

    private static Stream<Count> counts(Resources resources) {
        Map<String, List<Guest>> guests = resources.guests().stream().collect(Collectors.groupingBy(Guest::node));
        return resources.nodes().stream()
                .filter(ClusterNode::online)
                .map(node -> count(node, guests.getOrDefault(node.name(), List.of())));
    }

    /// A node that does not even tell its own size may have guests that we are not told of.
    private static Count count(ClusterNode node, List<Guest> guests) {
        long vms = guests.stream().filter(Guest::isVm).count();
        return guests.isEmpty() && node.maxCpu() == null
                ? new Count(node.name(), null, null)
                : new Count(node.name(), vms, guests.size() - vms);
    }

    private static Stream<IoWait> ioWaits(NodeReadings<NodeStatus> statuses, Facts facts) {
        Map<String, Double> measured = new HashMap<>();
        NodeReadings<NodeMeasurement> measurements = facts.value(MEASUREMENTS);
        if (measurements != null) {
            for (NodeMeasurement measurement : measurements.all()) {
                if (measurement.ioWait() != null) {
                    measured.put(measurement.node(), measurement.ioWait());
                }
            }
        }
        return OfflineNodes.without(statuses, facts, NodeStatus::node)
                .map(status -> new IoWait(status.node(), measured.getOrDefault(status.node(), status.ioWait())));
    }

    private static @Nullable Double load(NodeStatus status, int place) {
        if (status.loads().size() <= place) {
            return null;
        }
        double load = status.loads().get(place);
        return Double.isNaN(load) ? null : Double.valueOf(load);
    }

    /// The API has a field of that name, which is 0 on every node.
    private static @Nullable Double idle(NodeStatus status) {
        Double cpu = status.cpu();
        Double ioWait = status.ioWait();
        return cpu == null || ioWait == null ? null : Double.valueOf(Math.max(0, 1 - cpu - ioWait));
    }

    private static @Nullable Long difference(@Nullable Long total, @Nullable Long used) {
        return total == null || used == null ? null : Long.valueOf(total - used);
    }
}

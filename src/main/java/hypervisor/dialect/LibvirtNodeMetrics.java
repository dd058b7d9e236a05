package hypervisor.dialect;

import static hypervisor.dialect.Units.kibibytes;
import static hypervisor.dialect.Units.nanoseconds;
import static hypervisor.source.libvirt.LibvirtFacts.NODE;

import hypervisor.metric.MetricSet;
import hypervisor.source.libvirt.host.Node;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The machine the daemon runs on, as the daemon tells it: of use where nothing else can be run on it.
final class LibvirtNodeMetrics {
    private static final double HERTZ_PER_MEGAHERTZ = 1e6;

    private static final MetricSet<Node, Node> MACHINE = MetricSet.of(NODE)
            .gauge("libvirt_node_cpus", "CPUs of the host that are online.", Node::cpus)
            .gauge(
                    "libvirt_node_cpus_online",
                    "CPUs of the host that are online, by the daemon's CPU map.",
                    Node::cpusOnline)
            .gauge(
                    "libvirt_node_cpu_frequency_hertz",
                    "Frequency of the host's first CPU as the daemon found it.",
                    node -> node.megahertz() == null ? null : node.megahertz() * HERTZ_PER_MEGAHERTZ)
            .gauge("libvirt_node_numa_nodes", "NUMA nodes of the host.", Node::numaNodes)
            .gauge("libvirt_node_cpu_sockets_per_numa_node", "CPU sockets of each NUMA node.", Node::socketsPerNode)
            .gauge("libvirt_node_cpu_cores_per_socket", "Cores of each CPU socket.", Node::coresPerSocket)
            .gauge("libvirt_node_cpu_threads_per_core", "Threads of each core.", Node::threadsPerCore)
            .gauge("libvirt_node_memory_total_bytes", "Memory of the host.", node -> kibibytes(node.memory()))
            .gauge(
                    "libvirt_node_memory_free_bytes",
                    "Memory of the host that nothing uses, not even caches.",
                    node -> kibibytes(node.memoryStats().get("free")))
            .gauge(
                    "libvirt_node_memory_buffers_bytes",
                    "Memory of the host in buffers.",
                    node -> kibibytes(node.memoryStats().get("buffers")))
            .gauge(
                    "libvirt_node_memory_cached_bytes",
                    "Memory of the host in the page cache.",
                    node -> kibibytes(node.memoryStats().get("cached")))
            .build();

    private static final MetricSet<Node, Node> INFO = MetricSet.of(NODE)
            .label("cpu_model", Node::model)
            .info("libvirt_node_info", "The host's CPU as libvirt names it. Always 1.")
            .build();

    private static final MetricSet<Node, Map.Entry<String, Long>> CPU_TIMES = MetricSet.of(
                    NODE, node -> new TreeMap<>(node.cpuTimes()).entrySet().stream())
            .label("mode", Map.Entry::getKey)
            .counter(
                    "libvirt_node_cpu_seconds_total",
                    "Time the host's CPUs spent in each mode, all together.",
                    row -> nanoseconds(row.getValue()))
            .build();

    private static final MetricSet<Node, Node.Cell> CELLS = MetricSet.of(NODE, node -> node.cells().stream())
            .label("cell", cell -> Integer.toString(cell.number()))
            .gauge(
                    "libvirt_node_cell_memory_free_bytes",
                    "Memory of the NUMA cell that nothing uses, not even caches.",
                    Node.Cell::freeBytes)
            .gauge(
                    "libvirt_node_cell_memory_total_bytes",
                    "Memory of the NUMA cell.",
                    cell -> kibibytes(cell.memoryStats().get("total")))
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(MACHINE, INFO, CPU_TIMES, CELLS);

    private LibvirtNodeMetrics() {}
}

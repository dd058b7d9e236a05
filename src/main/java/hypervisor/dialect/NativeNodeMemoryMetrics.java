package hypervisor.dialect;

import static hypervisor.dialect.Units.kibibytes;

import hypervisor.dialect.NativeNodeViews.On;
import hypervisor.metric.Feed;
import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.host.Node;
import hypervisor.source.libvirt.host.Node.Cell;
import hypervisor.source.procfs.HostNode;
import hypervisor.source.proxmox.cluster.ClusterNode;
import org.jspecify.annotations.Nullable;

/// The memory of machines that run guests, their swap space and root file system.
final class NativeNodeMemoryMetrics {
    private NativeNodeMemoryMetrics() {}

    static Vocabulary words(NativeNodeViews node) {
        View<On<Cell>> cells = node.ofDaemon(LibvirtFacts.NODE, machine -> machine.cells().stream())
                .key("node", On::node)
                .label("cell", cell -> Integer.toString(cell.row().number()));
        return Vocabulary.about("nodes' memory")
                .gauge(
                        "hypervisor_node_memory_total_bytes",
                        "Memory of the node.",
                        kernel(node, "MemTotal"),
                        node.api.gives(ClusterNode::maxMemory),
                        node.libvirt.gives(machine -> kibibytes(machine.row().memory())))
                .gauge(
                        "hypervisor_node_memory_used_bytes",
                        "Memory that new work could not get: by its kernel the total less what is available; by the API "
                                + "without what is free, cached or buffered; by libvirt the same. The ZFS cache (ARC) counts "
                                + "as used.",
                        node.host.gives(NativeNodeMemoryMetrics::used),
                        node.api.gives(ClusterNode::memory),
                        node.libvirt.gives(machine -> used(machine.row())))
                .gauge(
                        "hypervisor_node_memory_free_bytes",
                        "Memory that nobody uses, not even caches.",
                        kernel(node, "MemFree"),
                        daemon(node, "free"))
                .gauge(
                        "hypervisor_node_memory_available_bytes",
                        "Memory that new work could get without swapping, by the kernel's guess. What the ZFS cache (ARC) "
                                + "would give back is not in it.",
                        kernel(node, "MemAvailable"),
                        node.status.gives(status -> status.memoryAvailable()))
                .gauge(
                        "hypervisor_node_memory_buffers_bytes",
                        "Cached content of block devices.",
                        kernel(node, "Buffers"),
                        daemon(node, "buffers"))
                .gauge(
                        "hypervisor_node_memory_cached_bytes",
                        "Cached content of files, shared memory included; not that of ZFS.",
                        kernel(node, "Cached"),
                        daemon(node, "cached"))
                .gauge(
                        "hypervisor_node_memory_merged_bytes",
                        "Memory of guests that kernel same-page merging holds only once.",
                        node.status.gives(status -> status.sharedMemory()))
                .gauge(
                        "hypervisor_node_swap_total_bytes",
                        "Swap space of the node.",
                        kernel(node, "SwapTotal"),
                        node.status.gives(status -> status.swap().total()))
                .gauge(
                        "hypervisor_node_swap_free_bytes",
                        "Swap space that is not in use.",
                        kernel(node, "SwapFree"),
                        node.status.gives(status -> status.swap().free()))
                .gauge(
                        "hypervisor_node_root_size_bytes",
                        "Size of the root file system.",
                        node.status.gives(status -> status.rootFileSystem().total()),
                        node.api.gives(ClusterNode::maxDisk))
                .gauge(
                        "hypervisor_node_root_used_bytes",
                        "What of the root file system is in use.",
                        node.status.gives(status -> status.rootFileSystem().used()),
                        node.api.gives(ClusterNode::disk))
                .gauge(
                        "hypervisor_node_cell_memory_total_bytes",
                        "Memory of the NUMA cell.",
                        cells.gives(cell -> kibibytes(cell.row().memoryStats().get("total"))))
                .gauge(
                        "hypervisor_node_cell_memory_free_bytes",
                        "Memory of the NUMA cell that nobody uses, not even caches.",
                        cells.gives(cell -> cell.row().freeBytes()))
                .build();
    }

    /// A row of `/proc/meminfo`.
    private static Feed<HostNode> kernel(NativeNodeViews node, String row) {
        return node.host.gives(machine -> machine.memory().get(row));
    }

    private static Feed<On<Node>> daemon(NativeNodeViews node, String kind) {
        return node.libvirt.gives(
                machine -> kibibytes(machine.row().memoryStats().get(kind)));
    }

    private static @Nullable Long used(HostNode machine) {
        Long total = machine.memory().get("MemTotal");
        Long available = machine.memory().get("MemAvailable");
        return total == null || available == null ? null : Long.valueOf(total - available);
    }

    private static @Nullable Double used(Node machine) {
        Long total = machine.memoryStats().get("total");
        Long free = machine.memoryStats().get("free");
        Long buffers = machine.memoryStats().get("buffers");
        Long cached = machine.memoryStats().get("cached");
        return total == null || free == null || buffers == null || cached == null
                ? null
                : kibibytes(Math.max(0, total - free - buffers - cached));
    }
}

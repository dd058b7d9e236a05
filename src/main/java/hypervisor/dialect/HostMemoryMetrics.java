package hypervisor.dialect;

import static hypervisor.source.procfs.ProcfsFacts.NODE;

import hypervisor.metric.Metric;
import hypervisor.metric.MetricSet;
import hypervisor.source.procfs.HostNode;
import org.jspecify.annotations.Nullable;

/// The memory of the host, by `/proc/meminfo`.
final class HostMemoryMetrics {
    static final MetricSet<HostNode, HostNode> SET = MetricSet.of(NODE)
            .gauge("hypervisor_node_memory_shared_bytes", "Shared memory, and files in memory.", row("Shmem"))
            .gauge("hypervisor_node_memory_anonymous_bytes", "Memory of processes that is no file's.", row("AnonPages"))
            .gauge("hypervisor_node_memory_mapped_bytes", "Files that are mapped by processes.", row("Mapped"))
            .gauge("hypervisor_node_memory_dirty_bytes", "Content of files still to be written.", row("Dirty"))
            .gauge("hypervisor_node_memory_writeback_bytes", "Content of files just being written.", row("Writeback"))
            .gauge(
                    "hypervisor_node_memory_slab_reclaimable_bytes",
                    "Memory of the kernel's own objects that it can give back.",
                    row("SReclaimable"))
            .gauge(
                    "hypervisor_node_memory_slab_unreclaimable_bytes",
                    "Memory of the kernel's own objects that it cannot give back.",
                    row("SUnreclaim"))
            .gauge("hypervisor_node_memory_page_tables_bytes", "Memory of page tables.", row("PageTables"))
            .gauge(
                    "hypervisor_node_memory_huge_pages_bytes",
                    "Memory set aside as huge pages of the usual size.",
                    node -> huge(node, "HugePages_Total"))
            .gauge(
                    "hypervisor_node_memory_huge_pages_free_bytes",
                    "Part of it that nobody uses.",
                    node -> huge(node, "HugePages_Free"))
            .build();

    private HostMemoryMetrics() {}

    private static Metric.Value<HostNode> row(String name) {
        return node -> node.memory().get(name);
    }

    private static @Nullable Double huge(HostNode node, String count) {
        Long pages = node.memory().get(count);
        Long size = node.memory().get("Hugepagesize");
        return pages == null || size == null ? null : Double.valueOf((double) pages * size);
    }
}

package hypervisor.dialect;

import static hypervisor.source.proxmox.ProxmoxFacts.RESOURCES;

import hypervisor.metric.MetricSet;
import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.Pool;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.cluster.Storage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What prometheus-pve-exporter says of nodes, guests, storages and pools alike: the fields of
/// `cluster/resources` that an object has.
final class PrometheusPveExporterResources {
    /// An object and its figures; null where it has no such field.
    private record Row(
            String id,
            @Nullable Double cpu,
            @Nullable Double maxCpu,
            @Nullable Long memory,
            @Nullable Long maxMemory,
            @Nullable Long disk,
            @Nullable Long maxDisk,
            @Nullable Long uptime,
            @Nullable Boolean shared,
            @Nullable Guest guest) {

        @Nullable Long sent() {
            return guest == null ? null : guest.sent();
        }

        @Nullable Long received() {
            return guest == null ? null : guest.received();
        }

        @Nullable Long read() {
            return guest == null ? null : guest.read();
        }

        @Nullable Long written() {
            return guest == null ? null : guest.written();
        }
    }

    static final List<MetricSet<?, ?>> INFO = List.of(
            MetricSet.of(RESOURCES, (Resources resources) -> resources.guests().stream())
                    .label("id", PrometheusPveExporterResources::id)
                    .label("node", Guest::node)
                    .label("name", Guest::name)
                    .label("type", Guest::kind)
                    .label("template", guest -> guest.template() ? "1" : "0")
                    .label("tags", Guest::tags)
                    .info("pve_guest_info", "Where a guest is, and how it is called.")
                    .build(),
            MetricSet.of(RESOURCES, (Resources resources) -> resources.storages().stream())
                    .label("id", PrometheusPveExporterResources::id)
                    .label("node", Storage::node)
                    .label("storage", Storage::name)
                    .label("plugintype", Storage::plugin)
                    .label("content", storage -> sorted(storage.content()))
                    .info("pve_storage_info", "What a storage is, as a node sees it: one for each node that has it.")
                    .build());

    private PrometheusPveExporterResources() {}

    /// @param exact whether the space that a VM uses is 0 rather than unknown
    static MetricSet<Resources, ?> of(boolean exact) {
        return MetricSet.of(RESOURCES, (Resources resources) -> rows(resources, exact))
                .label("id", Row::id)
                .gauge(
                        "pve_disk_size_bytes",
                        "Size of a storage, of a node's root file system, or of a guest's boot or root disk.",
                        Row::maxDisk)
                .gauge(
                        "pve_disk_usage_bytes",
                        "Space in use on a storage, on a node's root file system, or on a container's root disk. Absent "
                                + "for VMs, of which Proxmox VE does not know it.",
                        Row::disk)
                .gauge("pve_memory_size_bytes", "Memory that a guest may have, or a node has.", Row::maxMemory)
                .gauge(
                        "pve_memory_usage_bytes",
                        "Memory in use: of a VM as its own system counts it where its balloon driver tells, of others as "
                                + "the host counts it.",
                        Row::memory)
                // Quirk: four gauges that only grow, beside counters of the same; declared before those, so that
                // OpenMetrics can have both
                .gauge(
                        "pve_network_transmit_bytes",
                        "Bytes that a guest sent since it started. Use pve_network_transmit_bytes_total.",
                        Row::sent)
                .gauge(
                        "pve_network_receive_bytes",
                        "Bytes that a guest received since it started. Use pve_network_receive_bytes_total.",
                        Row::received)
                .gauge(
                        "pve_disk_write_bytes",
                        "Bytes that a guest wrote since it started. Use pve_disk_written_bytes_total.",
                        Row::written)
                .gauge(
                        "pve_disk_read_bytes",
                        "Bytes that a guest read since it started. Use pve_disk_read_bytes_total.",
                        Row::read)
                .gauge(
                        "pve_cpu_usage_ratio",
                        "Processor time in use as a fraction of all processors of the object, over 10 seconds.",
                        Row::cpu)
                .gauge("pve_cpu_usage_limit", "Processors that a guest may use, or a node has.", Row::maxCpu)
                .gauge("pve_uptime_seconds", "Seconds since a guest or node started; 0 if it is off.", Row::uptime)
                .gauge(
                        "pve_storage_shared",
                        "Whether a storage is one and the same on all nodes (1 or 0).",
                        row -> row.shared() == null ? null : row.shared() ? 1 : 0)
                .counter(
                        "pve_network_transmit_bytes_total",
                        "Bytes that a guest sent on all interfaces since it started.",
                        Row::sent)
                .counter(
                        "pve_network_receive_bytes_total",
                        "Bytes that a guest received on all interfaces since it started.",
                        Row::received)
                .counter(
                        "pve_disk_written_bytes_total",
                        "Bytes that a guest wrote to all disks since it started.",
                        Row::written)
                .counter(
                        "pve_disk_read_bytes_total",
                        "Bytes that a guest read from all disks since it started.",
                        Row::read)
                .build();
    }

    static String id(ClusterNode node) {
        return "node/" + node.name();
    }

    static String id(Guest guest) {
        return guest.kind() + "/" + guest.vmid();
    }

    static String id(Storage storage) {
        return "storage/" + storage.node() + "/" + storage.name();
    }

    private static Stream<Row> rows(Resources resources, boolean exact) {
        return Stream.of(
                        resources.nodes().stream().map(PrometheusPveExporterResources::row),
                        resources.guests().stream().map(guest -> row(guest, exact)),
                        resources.storages().stream().map(PrometheusPveExporterResources::row),
                        resources.pools().stream().map(PrometheusPveExporterResources::row))
                .flatMap(rows -> rows);
    }

    private static Row row(ClusterNode node) {
        return new Row(
                id(node),
                node.cpu(),
                node.maxCpu(),
                node.memory(),
                node.maxMemory(),
                node.disk(),
                node.maxDisk(),
                node.uptime(),
                null,
                null);
    }

    private static Row row(Guest guest, boolean exact) {
        return new Row(
                id(guest),
                guest.cpu(),
                guest.maxCpu(),
                guest.memory(),
                guest.maxMemory(),
                guest.isVm() && !exact ? null : guest.disk(),
                guest.maxDisk(),
                guest.uptime(),
                null,
                guest);
    }

    private static Row row(Storage storage) {
        return new Row(
                id(storage), null, null, null, null, storage.used(), storage.total(), null, storage.shared(), null);
    }

    // Quirk: pools are among them, under a name that begins with a slash.
    private static Row row(Pool pool) {
        return new Row(
                "/pool/" + pool.name(),
                pool.cpu(),
                pool.maxCpu(),
                pool.memory(),
                pool.maxMemory(),
                pool.disk(),
                pool.maxDisk(),
                pool.uptime(),
                null,
                null);
    }

    private static String sorted(String content) {
        return Arrays.stream(content.split(",")).sorted().collect(Collectors.joining(","));
    }
}

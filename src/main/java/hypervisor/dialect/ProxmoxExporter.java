package hypervisor.dialect;

import static hypervisor.source.proxmox.ProxmoxFacts.CERTIFICATES;
import static hypervisor.source.proxmox.ProxmoxFacts.CLIENT;
import static hypervisor.source.proxmox.ProxmoxFacts.DISKS;
import static hypervisor.source.proxmox.ProxmoxFacts.NODE_STATUS;
import static hypervisor.source.proxmox.ProxmoxFacts.RESOURCES;
import static hypervisor.source.proxmox.ProxmoxFacts.SNAPSHOTS;

import hypervisor.metric.Metric.Label;
import hypervisor.metric.Metric.Text;
import hypervisor.metric.MetricSet;
import hypervisor.source.proxmox.ClientState;
import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.cluster.Storage;
import hypervisor.source.proxmox.node.Certificate;
import hypervisor.source.proxmox.node.Disk;
import hypervisor.source.proxmox.node.GuestSnapshots;
import hypervisor.source.proxmox.node.GuestSnapshots.Snapshot;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.NodeStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Speaks like Starttoaster/proxmox-exporter: which nodes and guests are up, and what is allotted to whom.
///
/// Repaired: one answer that fails costs only its own families; a processor count may be a fraction; templates of VMs
/// and of containers count alike; a storage that is not there has no size, where the original says 0.
final class ProxmoxExporter {
    static final String NAME = "proxmox-exporter";

    private final boolean upstream;
    private final InstantSource clock;

    private ProxmoxExporter(DialectOptions options) {
        this.upstream = options.upstream();
        this.clock = options.clock();
    }

    static Dialect dialect(DialectOptions options) {
        var exporter = new ProxmoxExporter(options);
        List<MetricSet<?, ?>> sets = new ArrayList<>();
        sets.add(exporter.nodes());
        sets.add(exporter.allocations());
        sets.add(exporter.totals());
        sets.add(exporter.guests());
        sets.add(exporter.storages());
        sets.add(exporter.disks());
        sets.add(exporter.certificates());
        if (options.upstream()) {
            sets.add(exporter.versions());
            sets.add(exporter.snapshots());
            sets.add(exporter.snapshotAges());
            sets.add(exporter.clients());
        }
        String whose = options.upstream() ? "v1.0.2, as its program is" : "as the README of March 2024 documents it";
        return new Dialect(NAME, "Starttoaster/proxmox-exporter, " + whose, sets);
    }

    private MetricSet<Resources, ?> nodes() {
        return InCluster.rows(RESOURCES, (resources, _) -> resources.nodes().stream())
                .labels(labels(List.of(of(upstream ? "node" : "name", ClusterNode::name))))
                // Quirk: a label that is the same everywhere.
                .labels(upstream ? List.of() : List.of(of("type", _ -> "node")))
                .gauge(
                        "proxmox_node_up",
                        "Whether the cluster sees the node as online (1 or 0).",
                        node -> node.row().online() ? 1 : 0)
                .build();
    }

    private MetricSet<Resources, ?> allocations() {
        return InCluster.rows(RESOURCES, (resources, _) -> ProxmoxAllocation.of(resources, !upstream).stream())
                .labels(labels(List.of(of(upstream ? "node" : "name", ProxmoxAllocation::node))))
                .gauge(
                        "proxmox_node_cpus_total",
                        "Processors of the node, as threads.",
                        node -> node.row().processors())
                .gauge(
                        "proxmox_node_cpus_allocated",
                        "Processors of all guests on the node, running or not, without templates. May be a fraction.",
                        node -> node.row().processorsAllocated())
                .gauge(
                        "proxmox_node_memory_total_bytes",
                        "Memory of the node.",
                        node -> node.row().memory())
                .gauge(
                        "proxmox_node_memory_allocated_bytes",
                        "Most memory of all guests on the node together, running or not, without templates.",
                        node -> node.row().memoryAllocated())
                .build();
    }

    private MetricSet<Resources, ?> totals() {
        return InCluster.rows(RESOURCES, (resources, _) -> Stream.of(ProxmoxAllocation.of(resources, true)))
                .labels(labels(List.of()))
                .gauge(
                        "proxmox_cluster_cpus_total",
                        "Processors of all nodes, as far as they are told.",
                        nodes -> ProxmoxAllocation.sum(nodes.row(), ProxmoxAllocation::processors))
                .gauge(
                        "proxmox_cluster_cpus_allocated",
                        "Processors of all guests, running or not, without templates, as far as they are told.",
                        nodes -> ProxmoxAllocation.sum(nodes.row(), ProxmoxAllocation::processorsAllocated))
                .gauge(
                        "proxmox_cluster_memory_total_bytes",
                        "Memory of all nodes, as far as it is told.",
                        nodes -> ProxmoxAllocation.sum(nodes.row(), ProxmoxAllocation::memory))
                .gauge(
                        "proxmox_cluster_memory_allocated_bytes",
                        "Most memory of all guests together, running or not, without templates, as far as it is told.",
                        nodes -> ProxmoxAllocation.sum(nodes.row(), ProxmoxAllocation::memoryAllocated))
                .build();
    }

    private MetricSet<Resources, ?> guests() {
        return InCluster.rows(
                        RESOURCES, (resources, _) -> resources.guests().stream().filter(guest -> !guest.template()))
                .labels(labels(List.of(
                        of(upstream ? "node" : "host", Guest::node),
                        of("type", Guest::kind),
                        of("name", Guest::name),
                        of("vmid", guest -> Long.toString(guest.vmid())))))
                .labels(upstream ? List.of(of("tags", Guest::tags)) : List.of())
                .gauge(
                        "proxmox_guest_up",
                        "Whether the guest runs (1). 0 if it is stopped, paused or broken, or its node is offline.",
                        guest -> guest.row().running() ? 1 : 0)
                .build();
    }

    private MetricSet<Resources, ?> storages() {
        return InCluster.rows(RESOURCES, (resources, _) -> resources.storages().stream())
                .labels(labels(
                        List.of(of("node", Storage::node), of("storage", Storage::name), of("type", Storage::plugin))))
                .labels(upstream ? List.of(of("shared", storage -> Boolean.toString(storage.shared()))) : List.of())
                .gauge(
                        "proxmox_node_storage_total_bytes",
                        "Size of the storage. A shared one is told by each node. Absent where it is not available.",
                        storage -> storage.row().total())
                .gauge(
                        "proxmox_node_storage_used_bytes",
                        "Space in use on the storage, by whatever. Absent where it is not available.",
                        storage -> storage.row().used())
                .build();
    }

    private MetricSet<NodeReadings<Disk>, ?> disks() {
        return InCluster.rows(DISKS, (disks, facts) -> OfflineNodes.without(disks, facts, Disk::node))
                .labels(labels(List.of(of("node", Disk::node), of("devpath", Disk::path))))
                .gauge(
                        "proxmox_node_disk_smart_status",
                        upstream
                                ? "What SMART says of the disk: 1 passed, -1 unknown, 0 anything else."
                                : "What SMART says of the disk: 1 passed, 0 anything else, unknown included.",
                        disk -> smart(disk.row().health()))
                .build();
    }

    private MetricSet<NodeReadings<Certificate>, ?> certificates() {
        return InCluster.rows(
                        CERTIFICATES,
                        (all, facts) ->
                                ServedCertificates.bySubject(OfflineNodes.without(all, facts, Certificate::node)))
                .labels(labels(List.of(of("node", Certificate::node), of("subject", Certificate::subject))))
                .gauge(
                        "proxmox_node_days_until_cert_expiration",
                        "Whole days until the certificate expires, negative once it has. Of several with one subject, "
                                + "the first to expire.",
                        certificate -> daysLeft(certificate.row()))
                .build();
    }

    private MetricSet<NodeReadings<NodeStatus>, ?> versions() {
        return InCluster.rows(
                        NODE_STATUS,
                        (all, facts) -> OfflineNodes.without(all, facts, NodeStatus::node)
                                .filter(status -> status.version() != null))
                .labels(labels(List.of(of("node", NodeStatus::node), of("version", NodeStatus::version))))
                .info("proxmox_node_version", "The node's version of Proxmox VE. Always 1.")
                .build();
    }

    private MetricSet<NodeReadings<GuestSnapshots>, ?> snapshots() {
        return InCluster.rows(SNAPSHOTS, (guests, _) -> guests.all().stream())
                .labels(labels(ofSnapshots(Function.identity())))
                .gauge(
                        "proxmox_guest_snapshots",
                        "How many snapshots the guest has.",
                        guest -> guest.row().snapshots().size())
                .build();
    }

    /// One snapshot of a guest.
    private record Taken(GuestSnapshots guest, Snapshot snapshot) {}

    private MetricSet<NodeReadings<GuestSnapshots>, ?> snapshotAges() {
        return InCluster.rows(
                        SNAPSHOTS,
                        (guests, _) -> guests.all().stream()
                                .flatMap(guest ->
                                        guest.snapshots().stream().map(snapshot -> new Taken(guest, snapshot))))
                .labels(labels(ofSnapshots(Taken::guest)))
                .labels(List.of(of("snapshot", taken -> taken.snapshot().name())))
                // Quirk: an age, which is another number in each scrape, where the time it was taken would do: the
                // original's name demands it.
                .gauge(
                        "proxmox_guest_snapshot_age_seconds",
                        "Seconds since the snapshot was taken.",
                        taken -> clock.millis() / 1e3 - taken.row().snapshot().taken())
                .build();
    }

    /// Endpoints that are asked, and those that rest.
    private record Endpoints(String status, long count) {}

    private MetricSet<ClientState, ?> clients() {
        return InCluster.rows(CLIENT, (client, _) -> {
                    long resting = client.endpoints().stream()
                            .filter(ClientState.EndpointState::resting)
                            .count();
                    return Stream.of(
                            new Endpoints("banned", resting),
                            new Endpoints("unbanned", client.endpoints().size() - resting));
                })
                .labels(labels(List.of(of("status", Endpoints::status))))
                .gauge(
                        "proxmox_exporter_client_count",
                        "API endpoints that rest after a failure (banned), and those that are asked (unbanned).",
                        endpoints -> endpoints.row().count())
                .build();
    }

    /// With the cluster's name, which the program has on every series and the README on none.
    private <T> List<Label<InCluster<T>>> labels(List<Label<InCluster<T>>> others) {
        List<Label<InCluster<T>>> all = new ArrayList<>();
        if (upstream) {
            all.add(new Label<>("cluster", InCluster::cluster));
        }
        all.addAll(others);
        return all;
    }

    private static <T> Label<InCluster<T>> of(String name, Text<T> text) {
        return new Label<>(name, row -> text.of(row.row()));
    }

    private static <T> List<Label<InCluster<T>>> ofSnapshots(Function<T, GuestSnapshots> guestOf) {
        return List.of(
                of("node", row -> guestOf.apply(row).node()),
                of("type", row -> guestOf.apply(row).kind()),
                of("name", row -> guestOf.apply(row).name()),
                of("vmid", row -> Long.toString(guestOf.apply(row).vmid())),
                of("tags", row -> guestOf.apply(row).tags()));
    }

    private @Nullable Integer smart(@Nullable String health) {
        return switch (health == null ? null : health.toUpperCase(Locale.ROOT)) {
            case null -> null;
            case "PASSED", "OK" -> 1;
            // Quirk: a -1 among states; where there is no such state, unknown counts as a failure.
            case "UNKNOWN" -> upstream ? -1 : 0;
            default -> 0;
        };
    }

    private @Nullable Long daysLeft(Certificate certificate) {
        Long notAfter = certificate.notAfter();
        return notAfter == null
                ? null
                : (notAfter - clock.instant().getEpochSecond())
                        / Duration.ofDays(1).toSeconds();
    }
}

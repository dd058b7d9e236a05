package hypervisor.dialect;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.metric.MetricSet;
import hypervisor.source.proxmox.ClientState;
import hypervisor.source.proxmox.ClientState.EndpointState;
import hypervisor.source.proxmox.PrivilegeGap;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.node.NodeMeasurement;
import hypervisor.source.proxmox.node.NodeReadings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What every answer says about how a Proxmox VE cluster is read.
final class ProxmoxOwnMetrics {
    /// One collector's part of one node.
    record NodePart(String collector, String node, boolean success) {}

    /// @param timestamp seconds since 1970
    record Measured(String node, double timestamp) {}

    private record PerNode(String collector, Fact<? extends NodeReadings<?>> fact) {}

    /// Measurements are not among them: their failures are those of endpoints.
    private static final List<PerNode> PER_NODE = List.of(
            new PerNode("proxmox_agent", ProxmoxFacts.AGENTS),
            new PerNode("proxmox_backup", ProxmoxFacts.BACKUPS),
            new PerNode("proxmox_backup_volume", ProxmoxFacts.STORED_BACKUPS),
            new PerNode("proxmox_certificate", ProxmoxFacts.CERTIFICATES),
            new PerNode("proxmox_config", ProxmoxFacts.CONFIGS),
            new PerNode("proxmox_container", ProxmoxFacts.CONTAINERS),
            new PerNode("proxmox_disk", ProxmoxFacts.DISKS),
            new PerNode("proxmox_node", ProxmoxFacts.NODE_STATUS),
            new PerNode("proxmox_pressure", ProxmoxFacts.PRESSURES),
            new PerNode("proxmox_replication", ProxmoxFacts.REPLICATIONS),
            new PerNode("proxmox_service", ProxmoxFacts.SERVICES),
            new PerNode("proxmox_snapshot", ProxmoxFacts.SNAPSHOTS),
            new PerNode("proxmox_storage", ProxmoxFacts.STORAGES),
            new PerNode("proxmox_subscription", ProxmoxFacts.SUBSCRIPTIONS),
            new PerNode("proxmox_update", ProxmoxFacts.UPDATES),
            new PerNode("proxmox_vm", ProxmoxFacts.VMS),
            new PerNode("proxmox_zfs", ProxmoxFacts.ZFS_POOLS));

    private static final MetricSet<ClientState, EndpointState> ENDPOINTS = MetricSet.of(
                    ProxmoxFacts.CLIENT, (ClientState state) -> state.endpoints().stream())
            .label("endpoint", EndpointState::endpoint)
            .gauge(
                    "hypervisor_proxmox_endpoint_up",
                    "Whether the endpoint is asked; 0 while it rests after a failure.",
                    endpoint -> endpoint.resting() ? 0 : 1)
            .counter(
                    "hypervisor_proxmox_requests_total",
                    "Requests that were sent to the endpoint.",
                    EndpointState::requests)
            .counter(
                    "hypervisor_proxmox_request_failures_total",
                    "Requests that got no answer, or one that says that the endpoint is at fault.",
                    EndpointState::failures)
            .build();

    private static final MetricSet<ClientState, ClientState> CLIENT = MetricSet.of(ProxmoxFacts.CLIENT)
            .gauge(
                    "hypervisor_proxmox_tls_verified",
                    "Whether the certificates of the endpoints are checked.",
                    state -> state.insecure() ? 0 : 1)
            .build();

    private static final MetricSet<List<PrivilegeGap>, PrivilegeGap> PRIVILEGES = MetricSet.of(
                    ProxmoxFacts.PRIVILEGES, (List<PrivilegeGap> gaps) -> gaps.stream())
            .label("collector", PrivilegeGap::collector)
            .label("privilege", PrivilegeGap::privilege)
            .label("path", PrivilegeGap::path)
            .gauge(
                    "hypervisor_proxmox_privilege_missing",
                    "1 for each privilege that a collector needs and the token or user does not have.",
                    _ -> 1)
            .build();

    /// Of what the scrape read for something else; nothing is asked for here.
    private static final MetricSet<List<Outcome>, NodePart> NODE_PARTS = MetricSet.of(
                    Outcome.FACT, Set.of(), (List<Outcome> _, Facts facts) -> parts(facts))
            .label("collector", NodePart::collector)
            .label("node", NodePart::node)
            .gauge(
                    "hypervisor_proxmox_node_collector_success",
                    "Whether the collector's part of this node was read; a node that is offline is not asked.",
                    part -> part.success() ? 1 : 0)
            .build();

    private static final MetricSet<List<Outcome>, Measured> AGES = MetricSet.of(
                    Outcome.FACT, Set.of(), (List<Outcome> _, Facts facts) -> measured(facts))
            .label("node", Measured::node)
            .gauge(
                    "hypervisor_proxmox_node_statistics_timestamp_seconds",
                    "When the node's figures were measured, or last seen to move, in seconds since 1970; "
                            + "where this stands still, the node's pvestatd is stuck and its figures are frozen.",
                    Measured::timestamp)
            .build();

    static final List<MetricSet<?, ?>> ALL = List.of(ENDPOINTS, CLIENT, PRIVILEGES, NODE_PARTS, AGES);

    private ProxmoxOwnMetrics() {}

    private static Stream<NodePart> parts(Facts facts) {
        return PER_NODE.stream().flatMap(each -> {
            NodeReadings<?> readings = facts.value(each.fact());
            Map<String, Boolean> nodes = new TreeMap<>();
            if (readings != null) {
                readings.answered().forEach(node -> nodes.put(node, true));
                readings.failures().keySet().forEach(node -> nodes.put(node, false));
            }
            return nodes.entrySet().stream()
                    .map(node -> new NodePart(each.collector(), node.getKey(), node.getValue()));
        });
    }

    /// Of a node's own word where there is one, or else when its figures were seen to move.
    private static Stream<Measured> measured(Facts facts) {
        Map<String, Double> times = new TreeMap<>();
        Resources resources = facts.value(ProxmoxFacts.RESOURCES);
        if (resources != null) {
            for (ClusterNode node : resources.nodes()) {
                if (node.statisticsSince() != null) {
                    times.put(node.name(), node.statisticsSince().toEpochMilli() / 1e3);
                }
            }
        }
        NodeReadings<NodeMeasurement> measurements = facts.value(ProxmoxFacts.MEASUREMENTS);
        if (measurements != null) {
            measurements.all().forEach(node -> times.put(node.node(), (double) node.timestamp()));
        }
        return times.entrySet().stream().map(node -> new Measured(node.getKey(), node.getValue()));
    }
}

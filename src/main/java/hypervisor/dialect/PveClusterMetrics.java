package hypervisor.dialect;

import static hypervisor.source.proxmox.ProxmoxFacts.CERTIFICATES;
import static hypervisor.source.proxmox.ProxmoxFacts.CLUSTER;
import static hypervisor.source.proxmox.ProxmoxFacts.HA;
import static hypervisor.source.proxmox.ProxmoxFacts.REPLICATIONS;
import static hypervisor.source.proxmox.ProxmoxFacts.RESOURCES;

import hypervisor.fact.Facts;
import hypervisor.metric.MetricSet;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.ClusterStatus.Member;
import hypervisor.source.proxmox.cluster.HaStatus;
import hypervisor.source.proxmox.node.Certificate;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.Replication;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What pve-exporter says of the cluster: quorum, HA, replication and certificates.
final class PveClusterMetrics {
    private static final MetricSet<ClusterStatus, ClusterStatus> QUORUM = MetricSet.of(CLUSTER)
            .gauge(
                    "pve_cluster_quorate",
                    "Whether the cluster has a quorum (1 or 0). 1 for a single node without a cluster.",
                    PveClusterMetrics::quorate)
            .gauge(
                    "pve_cluster_nodes_total",
                    "Nodes of the cluster. 1 for a single node without a cluster.",
                    PveClusterMetrics::nodes)
            .gauge(
                    "pve_cluster_nodes_online",
                    "Nodes that the one that answers can reach, itself included.",
                    PveClusterMetrics::online)
            .build();

    private static final MetricSet<HaStatus, HaStatus> HIGH_AVAILABILITY = MetricSet.of(HA)
            .gauge(
                    "pve_ha_resources_total",
                    "Guests that the HA manager looks after.",
                    ha -> ha.services().size())
            // Quirk: called active, and the state they should have, not the one they have.
            .gauge(
                    "pve_ha_resources_active",
                    "Guests that the HA manager is to keep running, whether or not they run.",
                    ha -> ha.services().stream()
                            .filter(service -> "started".equals(service.requested()))
                            .count())
            .build();

    private static final MetricSet<NodeReadings<Replication>, Replication> REPLICATION = MetricSet.of(
                    REPLICATIONS,
                    Set.of(RESOURCES),
                    (NodeReadings<Replication> all, Facts facts) -> OfflineNodes.without(all, facts, Replication::node))
            .label("guest", Replication::guest)
            .label("job", Replication::id)
            .gauge(
                    "pve_replication_last_sync_timestamp",
                    "When the job last succeeded, in seconds since 1970. Absent if it never did.",
                    Replication::lastSync)
            .gauge(
                    "pve_replication_duration_seconds",
                    "How long the job's last run took. Absent before the first.",
                    Replication::duration)
            .gauge(
                    "pve_replication_status",
                    "Whether the job's last run succeeded, or none has failed yet (1 or 0).",
                    job -> job.failures() > 0 || failed(job.error()) ? 0 : 1)
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(QUORUM, HIGH_AVAILABILITY, REPLICATION);

    private PveClusterMetrics() {}

    static MetricSet<NodeReadings<Certificate>, Certificate> certificates(InstantSource clock) {
        return MetricSet.of(
                        CERTIFICATES,
                        Set.of(RESOURCES),
                        (NodeReadings<Certificate> all, Facts facts) ->
                                ServedCertificates.byNode(OfflineNodes.without(all, facts, Certificate::node)))
                .label("node", Certificate::node)
                // Quirk: the time left, another number in each scrape, where the moment would do.
                .gauge(
                        "pve_certificate_expiry_seconds",
                        "Seconds until the certificate that the node's API serves expires, negative once it has.",
                        certificate -> certificate.notAfter() == null
                                ? null
                                : certificate.notAfter() - clock.instant().getEpochSecond())
                .build();
    }

    private static @Nullable Integer quorate(ClusterStatus cluster) {
        return single(cluster) ? Integer.valueOf(1) : Units.flag(cluster.quorate());
    }

    private static @Nullable Integer nodes(ClusterStatus cluster) {
        if (single(cluster)) {
            return 1;
        }
        return cluster.members().isEmpty() ? null : cluster.members().size();
    }

    private static @Nullable Long online(ClusterStatus cluster) {
        return cluster.members().isEmpty()
                ? null
                : Long.valueOf(cluster.members().stream().filter(Member::online).count());
    }

    /// A node without a cluster tells of itself alone; an empty answer tells nothing.
    private static boolean single(ClusterStatus cluster) {
        return cluster.name() == null
                && cluster.quorate() == null
                && cluster.members().size() == 1;
    }

    private static boolean failed(@Nullable String error) {
        return error != null && !error.isEmpty();
    }
}

package hypervisor.dialect;

import static hypervisor.source.proxmox.ProxmoxFacts.BACKUP_COVERAGE;
import static hypervisor.source.proxmox.ProxmoxFacts.CLUSTER;
import static hypervisor.source.proxmox.ProxmoxFacts.QDEVICE;

import hypervisor.fact.Facts;
import hypervisor.metric.MetricSet;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.ApiVersion;
import hypervisor.source.proxmox.cluster.BackupCoverage;
import hypervisor.source.proxmox.cluster.BackupCoverage.Uncovered;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.ClusterStatus.Member;
import hypervisor.source.proxmox.cluster.Qdevice;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What prometheus-pve-exporter says of the cluster and its members.
final class PrometheusPveExporterCluster {
    static final MetricSet<ClusterStatus, Member> NODES = MetricSet.of(
                    CLUSTER, (ClusterStatus status) -> status.members().stream())
            .label("id", member -> "node/" + member.name())
            .label("level", Member::level)
            .label("name", Member::name)
            .label("nodeid", member -> number(member.id()))
            .info("pve_node_info", "A node with its number in the cluster, and the level of its subscription.")
            .build();

    // Quirk: the version of the configuration is a label, so that every change of corosync.conf begins another series.
    static final MetricSet<ClusterStatus, ClusterStatus> CLUSTERS = MetricSet.of(
                    CLUSTER,
                    (ClusterStatus status) -> status.name() == null ? Stream.<ClusterStatus>of() : Stream.of(status))
            .label("id", status -> "cluster/" + status.name())
            .label("nodes", status -> number(status.nodes()))
            .label("quorate", status -> status.quorate() == null ? "" : status.quorate() ? "1" : "0")
            .label("version", status -> number(status.version()))
            .info("pve_cluster_info", "The cluster with its number of nodes, and whether it has a quorum.")
            .build();

    static final MetricSet<ApiVersion, ApiVersion> VERSION = MetricSet.of(ProxmoxFacts.VERSION)
            .label("release", ApiVersion::release)
            .label("repoid", ApiVersion::repoId)
            .label("version", ApiVersion::version)
            .info("pve_version_info", "The version of Proxmox VE on the node that answers.")
            .build();

    private record Count(String id, int without) {}

    static final List<MetricSet<?, ?>> BACKUP_INFO = List.of(
            // Quirk: a gauge whose name ends like a counter's.
            MetricSet.of(
                            BACKUP_COVERAGE,
                            Set.of(CLUSTER),
                            (BackupCoverage coverage, Facts facts) -> Stream.ofNullable(clusterId(facts))
                                    .map(id -> new Count(id, coverage.without().size())))
                    .label("id", Count::id)
                    .gauge("pve_not_backed_up_total", "Guests that no backup job has.", Count::without)
                    .build(),
            MetricSet.of(BACKUP_COVERAGE, (BackupCoverage coverage) -> coverage.without().stream())
                    .label("id", PrometheusPveExporterCluster::id)
                    .info("pve_not_backed_up_info", "A guest that no backup job has. Absent where one has it.")
                    .build());

    record Vote(String id, Qdevice device) {}

    static final MetricSet<?, ?> QDEVICE_STATE = MetricSet.of(
                    QDEVICE,
                    Set.of(CLUSTER),
                    (Qdevice device, Facts facts) ->
                            Stream.ofNullable(clusterId(facts)).map(id -> new Vote(id, device)))
            .label("id", Vote::id)
            .gauge(
                    "pve_qdevice_up",
                    "Whether the node that answers is connected to the cluster's QDevice (1 or 0).",
                    vote -> {
                        Boolean connected = vote.device().connected();
                        return connected == null ? null : connected ? 1 : 0;
                    })
            .label("model", vote -> vote.device().model())
            .label("algorithm", vote -> vote.device().algorithm())
            .label("qnetd_host", vote -> vote.device().host())
            .label("tie_breaker", vote -> vote.device().tieBreaker())
            .label("state", vote -> vote.device().state())
            .info("pve_qdevice_info", "The cluster's QDevice.")
            .build();

    private PrometheusPveExporterCluster() {}

    /// Quirk: a single node without a cluster counts as one of its own name. Null where neither is known.
    private static @Nullable String clusterId(Facts facts) {
        ClusterStatus status = facts.value(CLUSTER);
        if (status == null || (status.name() == null && status.members().isEmpty())) {
            return null;
        }
        return "cluster/" + (status.name() == null ? status.members().getFirst().name() : status.name());
    }

    private static String id(Uncovered guest) {
        return guest.kind() + "/" + guest.vmid();
    }

    private static String number(@Nullable Long number) {
        return Objects.toString(number, "");
    }
}

package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API;

import hypervisor.fact.Facts;
import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.ClusterStatus.Member;
import hypervisor.source.proxmox.cluster.HaStatus;
import hypervisor.source.proxmox.cluster.HaStatus.LocalManager;
import hypervisor.source.proxmox.cluster.Qdevice;
import hypervisor.source.proxmox.cluster.SdnNetwork;
import hypervisor.source.proxmox.node.Certificate;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The cluster as a whole, which there is one of in an answer, and what the API tells of each of its nodes.
final class NativeClusterMetrics {
    private static final View<ClusterStatus> CLUSTER =
            View.of(API, ProxmoxFacts.CLUSTER, status -> status.name() == null ? Stream.empty() : Stream.of(status));

    private static final View<Member> MEMBER = View.of(API, ProxmoxFacts.CLUSTER, status -> status.members().stream())
            .key("node", Member::name);

    private static final View<HaStatus> HA = View.of(API, ProxmoxFacts.HA, Stream::of);

    private static final View<LocalManager> LOCAL_MANAGER = View.of(
                    API, ProxmoxFacts.HA, status -> status.localManagers().stream())
            .key("node", LocalManager::node);

    private static final View<Qdevice> QDEVICE = View.of(API, ProxmoxFacts.QDEVICE, Stream::of);

    private static final View<SdnNetwork> SDN = View.of(
                    API, ProxmoxFacts.RESOURCES, resources -> resources.networks().stream())
            .key("node", SdnNetwork::node)
            .label("kind", SdnNetwork::kind)
            .label("network", SdnNetwork::name);

    private static final View<ProxmoxAllocation> PROMISED = View.of(
                    API, ProxmoxFacts.RESOURCES, resources -> ProxmoxAllocation.of(resources, true).stream())
            .key("node", ProxmoxAllocation::node);

    private static final View<Certificate> CERTIFICATE = NativeNodeViews.ofNodes(
                    ProxmoxFacts.CERTIFICATES, Certificate::node)
            .label("file", Certificate::file);

    private record Managing(String node, int value) {}

    private static final View<Managing> MASTER = View.of(
                    API, ProxmoxFacts.HA, Set.of(ProxmoxFacts.CLUSTER), NativeClusterMetrics::managing)
            .key("node", Managing::node);

    private static final Vocabulary WHOLE = Vocabulary.about("the cluster")
            .info(
                    "hypervisor_cluster_info",
                    "The cluster's name; a single node has none. Always 1.",
                    CLUSTER.label("name", ClusterStatus::name))
            .gauge(
                    "hypervisor_cluster_quorate",
                    "Whether enough nodes are there for the cluster to change anything (1 or 0).",
                    CLUSTER.gives(status -> Units.flag(status.quorate())))
            .gauge(
                    "hypervisor_cluster_nodes",
                    "Nodes that the cluster should have.",
                    CLUSTER.gives(status -> status.members().size()))
            .gauge(
                    "hypervisor_cluster_nodes_online",
                    "Nodes that the node which answered sees.",
                    CLUSTER.gives(status ->
                            status.members().stream().filter(Member::online).count()))
            .gauge(
                    "hypervisor_cluster_config_version",
                    "Version of the cluster's configuration, one more with every change of corosync.conf.",
                    CLUSTER.gives(ClusterStatus::version))
            .gauge(
                    "hypervisor_cluster_qdevice_up",
                    "Whether the external vote of the cluster counts, as the node which answered sees it (1 or 0).",
                    QDEVICE.gives(device -> Units.flag(device.connected())))
            .info(
                    "hypervisor_cluster_qdevice_info",
                    "The external vote of the cluster and how it decides. Always 1.",
                    QDEVICE.label("model", Qdevice::model)
                            .label("algorithm", Qdevice::algorithm)
                            .label("host", Qdevice::host)
                            .label("tie_breaker", Qdevice::tieBreaker))
            .gauge(
                    "hypervisor_cluster_ha_quorate",
                    "Whether the HA manager may act, as it says itself (1 or 0).",
                    HA.gives(status -> Units.flag(status.quorate())))
            .gauge(
                    "hypervisor_cluster_ha_guests",
                    "Guests that the HA manager looks after.",
                    HA.gives(status -> status.services().size()))
            .build();

    private static final Vocabulary NODES = Vocabulary.about("the cluster's nodes")
            .gauge(
                    "hypervisor_node_ha_master",
                    "Whether the node is the one that manages high availability (1 or 0); absent where nobody does.",
                    MASTER.gives(Managing::value))
            .gauge(
                    "hypervisor_node_ha_manager_timestamp_seconds",
                    "When the node's local resource manager last wrote its state; it stands still once the node is gone.",
                    LOCAL_MANAGER.gives(LocalManager::timestamp))
            .info(
                    "hypervisor_node_ha_manager_info",
                    "The state of the node's local resource manager and of its watchdog. Always 1.",
                    LOCAL_MANAGER.label("manager", LocalManager::state).label("watchdog", LocalManager::watchdog))
            .gauge(
                    "hypervisor_node_sdn_up",
                    "Whether the node has the network that is defined for the whole cluster (1 or 0); absent while that is "
                            + "not known.",
                    SDN.gives(NativeClusterMetrics::works))
            .info(
                    "hypervisor_node_address_info",
                    "The address that the node has in its cluster. Always 1.",
                    MEMBER.label("address", Member::address))
            .gauge(
                    "hypervisor_node_promised_cpus",
                    "Processors of all guests of the node together, running or not, without templates.",
                    PROMISED.gives(ProxmoxAllocation::processorsAllocated))
            .gauge(
                    "hypervisor_node_promised_memory_bytes",
                    "Memory of all guests of the node together, running or not, without templates.",
                    PROMISED.gives(ProxmoxAllocation::memoryAllocated))
            .gauge(
                    "hypervisor_node_certificate_expiry_timestamp_seconds",
                    "When the certificate ends to be valid, in seconds since 1970.",
                    CERTIFICATE.gives(Certificate::notAfter))
            .info(
                    "hypervisor_node_certificate_info",
                    "What the certificate says it is of, who issued it, and its fingerprint (SHA-256). Always 1.",
                    CERTIFICATE
                            .label("subject", Certificate::subject)
                            .label("issuer", Certificate::issuer)
                            .label("fingerprint", Certificate::fingerprint))
            .build();

    private NativeClusterMetrics() {}

    static Stream<Vocabulary> words() {
        return Stream.of(WHOLE, NODES, NativeCareMetrics.WORDS, NativeCephMetrics.WORDS);
    }

    private static Stream<Managing> managing(HaStatus status, Facts facts) {
        ClusterStatus cluster = facts.value(ProxmoxFacts.CLUSTER);
        return status.master() == null || cluster == null
                ? Stream.empty()
                : cluster.members().stream()
                        .map(member -> new Managing(member.name(), member.name().equals(status.master()) ? 1 : 0));
    }

    private static @Nullable Integer works(SdnNetwork network) {
        return switch (network.status()) {
            case "ok", "available" -> 1;
            case "unknown" -> null;
            default -> 0;
        };
    }
}

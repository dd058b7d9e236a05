package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.ClusterStatus.Member;
import hypervisor.source.proxmox.cluster.HaStatus;
import hypervisor.source.proxmox.node.Certificate;
import java.util.stream.Stream;

/// The cluster as a whole, which there is one of in an answer, and what the API tells of each of its nodes.
final class NativeClusterMetrics {
    private static final View<ClusterStatus> CLUSTER =
            View.of(API, ProxmoxFacts.CLUSTER, status -> status.name() == null ? Stream.empty() : Stream.of(status));

    private static final View<Member> MEMBER = View.of(API, ProxmoxFacts.CLUSTER, status -> status.members().stream())
            .key("node", Member::name);

    private static final View<HaStatus> HA = View.of(API, ProxmoxFacts.HA, Stream::of);

    private static final View<ProxmoxAllocation> PROMISED = View.of(
                    API, ProxmoxFacts.RESOURCES, resources -> ProxmoxAllocation.of(resources, true).stream())
            .key("node", ProxmoxAllocation::node);

    private static final View<Certificate> CERTIFICATE = NativeNodeViews.ofNodes(
                    ProxmoxFacts.CERTIFICATES, Certificate::node)
            .label("file", Certificate::file);

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
                    "hypervisor_cluster_ha_quorate",
                    "Whether the HA manager may act, as it says itself (1 or 0).",
                    HA.gives(status -> Units.flag(status.quorate())))
            .gauge(
                    "hypervisor_cluster_ha_guests",
                    "Guests that the HA manager looks after.",
                    HA.gives(status -> status.services().size()))
            .build();

    private static final Vocabulary NODES = Vocabulary.about("the cluster's nodes")
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
                    "What the certificate says it is of. Always 1.",
                    CERTIFICATE.label("subject", Certificate::subject))
            .build();

    private NativeClusterMetrics() {}

    static Stream<Vocabulary> words() {
        return Stream.of(WHOLE, NODES);
    }
}

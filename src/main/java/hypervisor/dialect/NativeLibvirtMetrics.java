package hypervisor.dialect;

import hypervisor.dialect.NativeNodeViews.On;
import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.host.Connection;
import hypervisor.source.libvirt.host.DhcpLease;
import hypervisor.source.libvirt.host.Network;
import hypervisor.source.libvirt.host.StoragePool;
import hypervisor.source.libvirt.host.StorageVolume;
import java.util.List;
import java.util.stream.Stream;

/// What only a libvirt daemon has: its connection, virtual networks, volumes.
final class NativeLibvirtMetrics {
    private static final List<String> POOL_STATES =
            List.of("inactive", "building", "running", "degraded", "inaccessible");

    private NativeLibvirtMetrics() {}

    /// @param here what this machine is called
    static Stream<Vocabulary> words(String here) {
        var node = new NativeNodeViews(here);
        return Stream.of(daemon(node), networks(node), volumes(node));
    }

    private static Vocabulary daemon(NativeNodeViews node) {
        View<On<Connection>> daemon = node.daemon;
        return Vocabulary.about("the libvirt daemon")
                .gauge(
                        "hypervisor_libvirt_read_only",
                        "Whether the connection can only read, and so not ask guest agents (1 or 0).",
                        daemon.gives(each -> Units.flag(each.row().readOnly())))
                .gauge(
                        "hypervisor_libvirt_unanswered_calls",
                        "Calls the daemon has not answered although their time is over.",
                        daemon.gives(each -> each.row().unansweredCalls()))
                .counter(
                        "hypervisor_libvirt_connections_total",
                        "How often a connection to the daemon was made.",
                        daemon.gives(each -> each.row().connects()))
                .counter(
                        "hypervisor_libvirt_calls_total",
                        "Calls sent to the daemon.",
                        daemon.gives(each -> each.row().calls()))
                .counter(
                        "hypervisor_libvirt_failed_calls_total",
                        "Calls that ended in an error or in no answer.",
                        daemon.gives(each -> each.row().failedCalls()))
                .build();
    }

    private static Vocabulary networks(NativeNodeViews node) {
        View<On<Network>> network = node.ofDaemon(LibvirtFacts.NETWORKS, List<Network>::stream)
                .key("node", On::node)
                .label("network", each -> each.row().name());
        View<On<DhcpLease>> lease = node.ofDaemon(LibvirtFacts.LEASES, List<DhcpLease>::stream)
                .key("node", On::node)
                .label("network", each -> each.row().network())
                .label("address", each -> each.row().address());
        return Vocabulary.about("virtual networks")
                .gauge(
                        "hypervisor_network_up",
                        "Whether the virtual network is active (1 or 0).",
                        network.gives(each -> Units.flag(each.row().active())))
                .gauge(
                        "hypervisor_network_autostart",
                        "Whether the virtual network starts with the daemon (1 or 0).",
                        network.gives(each -> Units.flag(each.row().autostart())))
                .gauge(
                        "hypervisor_network_dhcp_leases",
                        "Addresses the virtual network leases now.",
                        network.gives(each -> each.row().leases()))
                .info(
                        "hypervisor_network_info",
                        "The virtual network's UUID and its bridge on the node. Always 1.",
                        network.label("uuid", each -> each.row().uuid().toString())
                                .label("bridge", each -> each.row().bridge()))
                .gauge(
                        "hypervisor_network_dhcp_lease_expiry_timestamp_seconds",
                        "When the lease ends, in seconds since 1970; absent for one that does not.",
                        lease.gives(each -> each.row().expiry()))
                .info(
                        "hypervisor_network_dhcp_lease_info",
                        "An address the virtual network leases, and to whom. Always 1.",
                        lease.label("mac", each -> each.row().mac())
                                .label("hostname", each -> each.row().hostname()))
                .build();
    }

    private static Vocabulary volumes(NativeNodeViews node) {
        View<On<StoragePool>> pool = node.ofDaemon(LibvirtFacts.POOLS, List<StoragePool>::stream)
                .key("storage", each -> each.row().name())
                .key("node", On::node);
        View<On<StorageVolume>> volume = node.ofDaemon(LibvirtFacts.VOLUMES, List<StorageVolume>::stream)
                .key("storage", each -> each.row().pool())
                .key("node", On::node)
                .label("volume", each -> each.row().name());
        return Vocabulary.about("libvirt's storage pools")
                .states(
                        "hypervisor_storage_pool_state",
                        "1 for the state that libvirt has the pool in, 0 for the others.",
                        pool.states(
                                "state", POOL_STATES, each -> state(each.row().state())))
                .gauge(
                        "hypervisor_storage_autostart",
                        "Whether the pool starts with the daemon (1 or 0).",
                        pool.gives(each -> Units.flag(each.row().autostart())))
                .gauge(
                        "hypervisor_storage_volume_size_bytes",
                        "Size of the volume as its user sees it.",
                        volume.gives(each -> each.row().capacity()))
                .gauge(
                        "hypervisor_storage_volume_allocated_bytes",
                        "What the volume takes of its pool.",
                        volume.gives(each -> each.row().allocation()))
                .build();
    }

    private static String state(int number) {
        return number >= 0 && number < POOL_STATES.size() ? POOL_STATES.get(number) : "unknown";
    }
}

package hypervisor.dialect;

import static hypervisor.source.libvirt.LibvirtFacts.LEASES;
import static hypervisor.source.libvirt.LibvirtFacts.NETWORKS;

import hypervisor.metric.MetricSet;
import hypervisor.source.libvirt.host.DhcpLease;
import hypervisor.source.libvirt.host.Network;
import java.util.List;

/// Virtual networks and the addresses they lease.
final class LibvirtNetworkMetrics {
    private static final MetricSet<List<Network>, Network> NETWORK = MetricSet.of(NETWORKS, List<Network>::stream)
            .label("network", Network::name)
            .gauge("libvirt_network_active", "Whether the network is up.", network -> Units.flag(network.active()))
            .gauge(
                    "libvirt_network_persistent",
                    "Whether the network has a definition that outlives it.",
                    network -> Units.flag(network.persistent()))
            .gauge(
                    "libvirt_network_autostart",
                    "Whether the network starts with the daemon.",
                    network -> Units.flag(network.autostart()))
            .gauge("libvirt_network_dhcp_leases", "Addresses the network leases now.", Network::leases)
            .build();

    private static final MetricSet<List<Network>, Network> INFO = MetricSet.of(NETWORKS, List<Network>::stream)
            .label("network", Network::name)
            .label("uuid", network -> network.uuid().toString())
            .label("bridge", Network::bridge)
            .info("libvirt_network_info", "UUID of the network and its bridge on the host. Always 1.")
            .build();

    private static final MetricSet<List<DhcpLease>, DhcpLease> EXPIRY = MetricSet.of(LEASES, List<DhcpLease>::stream)
            .label("network", DhcpLease::network)
            .label("address", DhcpLease::address)
            .gauge(
                    "libvirt_network_dhcp_lease_expiry_timestamp_seconds",
                    "When the lease ends, Unix time; absent for one that does not.",
                    DhcpLease::expiry)
            .build();

    private static final MetricSet<List<DhcpLease>, DhcpLease> LEASE = MetricSet.of(LEASES, List<DhcpLease>::stream)
            .label("network", DhcpLease::network)
            .label("address", DhcpLease::address)
            .label("mac_address", DhcpLease::mac)
            .label("hostname", DhcpLease::hostname)
            .info("libvirt_network_dhcp_lease_info", "An address the network leases, and to whom. Always 1.")
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(NETWORK, INFO, EXPIRY, LEASE);

    private LibvirtNetworkMetrics() {}
}

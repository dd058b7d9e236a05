package hypervisor.dialect;

import static hypervisor.source.libvirt.LibvirtFacts.DOMAINS;

import hypervisor.metric.MetricSet;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition.NetworkInterface;
import hypervisor.source.libvirt.domain.DomainStatistics.Interface;
import java.util.List;
import java.util.function.Predicate;

/// The network interfaces of domains, seen from the guest.
final class LibvirtInterfaceMetrics {
    private static final MetricSet<List<Domain>, DomainPart<NetworkInterface>> META = MetricSet.of(
                    DOMAINS,
                    DomainPart.each(domain ->
                            interfaces(domain, nic -> nic.sourceBridge() != null || nic.virtualPort() != null)))
            .label("domain", DomainPart::name)
            .label("source_bridge", row -> row.part().sourceBridge())
            .label("target_device", row -> row.part().target())
            .label("virtual_interface", row -> row.part().virtualPort())
            .info(
                    "libvirt_domain_interface_meta",
                    "A network interface on a bridge; virtual_interface is its Open vSwitch port. Always 1.")
            .build();

    private static final MetricSet<List<Domain>, DomainPart<NetworkInterface>> INFO = MetricSet.of(
                    DOMAINS, DomainPart.each(domain -> interfaces(domain, nic -> nic.target() != null)))
            .label("domain", DomainPart::name)
            .label("interface_type", row -> row.part().type())
            .label("source_bridge", row -> row.part().sourceBridge())
            .label("target_device", row -> row.part().target())
            .label("mac_address", row -> row.part().mac())
            .label("model_type", row -> row.part().model())
            .label("mtu_size", row -> row.part().mtu())
            .info(
                    "libvirt_domain_interface_stats_info",
                    "A network interface with a device on the host, target_device. Always 1.")
            .build();

    private static final MetricSet<List<Domain>, DomainPart<NetworkInterface>> DEVICE = MetricSet.of(
                    DOMAINS, DomainPart.each(domain -> interfaces(domain, _ -> true)))
            .label("domain", DomainPart::name)
            .label("uuid", DomainPart::uuid)
            .label("mac_address", row -> row.part().mac())
            .label("target_device", row -> row.part().target())
            .label("interface_type", row -> row.part().type())
            .label("source", row -> row.part().source())
            .label("source_network", row -> row.part().sourceNetwork())
            .info(
                    "libvirt_domain_interface_device_info",
                    "Any network interface, those without a device on the host included; source is whatever it is"
                            + " connected to. Always 1.")
            .build();

    private static final MetricSet<List<Domain>, DomainPart<Interface>> STATS = MetricSet.of(
                    DOMAINS, DomainPart.each(domain -> domain.statistics().interfaces()))
            .label("domain", DomainPart::name)
            .label("target_device", row -> row.part().name())
            .counter(
                    "libvirt_domain_interface_stats_receive_bytes_total",
                    "Bytes the guest received (net.N.rx.bytes).",
                    row -> row.part().receiveBytes())
            .counter(
                    "libvirt_domain_interface_stats_receive_packets_total",
                    "Packets the guest received (net.N.rx.pkts).",
                    row -> row.part().receivePackets())
            .counter(
                    "libvirt_domain_interface_stats_receive_errors_total",
                    "Packets for the guest that came with an error (net.N.rx.errs).",
                    row -> row.part().receiveErrors())
            .counter(
                    "libvirt_domain_interface_stats_receive_drops_total",
                    "Packets for the guest that were dropped (net.N.rx.drop).",
                    row -> row.part().receiveDrops())
            .counter(
                    "libvirt_domain_interface_stats_transmit_bytes_total",
                    "Bytes the guest sent (net.N.tx.bytes).",
                    row -> row.part().transmitBytes())
            .counter(
                    "libvirt_domain_interface_stats_transmit_packets_total",
                    "Packets the guest sent (net.N.tx.pkts).",
                    row -> row.part().transmitPackets())
            .counter(
                    "libvirt_domain_interface_stats_transmit_errors_total",
                    "Packets of the guest that failed (net.N.tx.errs).",
                    row -> row.part().transmitErrors())
            .counter(
                    "libvirt_domain_interface_stats_transmit_drops_total",
                    "Packets of the guest that were dropped (net.N.tx.drop).",
                    row -> row.part().transmitDrops())
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(META, INFO, DEVICE, STATS);

    private LibvirtInterfaceMetrics() {}

    private static List<NetworkInterface> interfaces(Domain domain, Predicate<NetworkInterface> wanted) {
        return domain.definition() == null
                ? List.of()
                : domain.definition().interfaces().stream().filter(wanted).toList();
    }
}

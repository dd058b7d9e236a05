package hypervisor.dialect;

import static hypervisor.source.sysfs.SysfsFacts.INTERFACES;

import hypervisor.metric.Metric.Value;
import hypervisor.metric.MetricSet;
import hypervisor.source.sysfs.GuestLink;
import java.util.List;

/// What the host counts of the interfaces of guests. It counts at its own end, where received is what the guest has
/// sent: here all is turned round, and is as the guest sees it.
final class HostInterfaceMetrics {
    private static final String PREFIX = "hypervisor_guest_interface_";
    private static final String VIEW = " As the guest sees it, counted at the host's end in /sys/class/net.";

    private HostInterfaceMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        return List.of(MetricSet.of(INTERFACES, (List<GuestLink> links) -> links.stream())
                .label("id", GuestLink::guest)
                .label("interface", GuestLink::name)
                .counter(PREFIX + "receive_bytes_total", "Bytes received." + VIEW, counted("tx_bytes"))
                .counter(PREFIX + "receive_packets_total", "Packets received." + VIEW, counted("tx_packets"))
                .counter(
                        PREFIX + "receive_drops_total",
                        "Packets that the host did not hand over, mostly because the guest was too slow." + VIEW,
                        counted("tx_dropped"))
                .counter(
                        PREFIX + "receive_errors_total",
                        "Packets that could not be handed over." + VIEW,
                        counted("tx_errors"))
                .counter(PREFIX + "transmit_bytes_total", "Bytes sent." + VIEW, counted("rx_bytes"))
                .counter(PREFIX + "transmit_packets_total", "Packets sent." + VIEW, counted("rx_packets"))
                .counter(
                        PREFIX + "transmit_drops_total",
                        "Packets that the guest sent and the host dropped." + VIEW,
                        counted("rx_dropped"))
                .counter(
                        PREFIX + "transmit_errors_total",
                        "Packets that the guest sent and the host could not take." + VIEW,
                        counted("rx_errors"))
                .build());
    }

    private static Value<GuestLink> counted(String name) {
        return link -> link.statistics().get(name);
    }
}

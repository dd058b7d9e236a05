package hypervisor.dialect;

import static hypervisor.dialect.NativeInterfaceViews.API_CONFIGURED;
import static hypervisor.dialect.NativeInterfaceViews.API_INTERFACE;
import static hypervisor.dialect.NativeInterfaceViews.CONFIGURED;
import static hypervisor.dialect.NativeInterfaceViews.COUNTED;
import static hypervisor.dialect.NativeInterfaceViews.DEFINED;
import static hypervisor.dialect.NativeInterfaceViews.LINK;
import static hypervisor.dialect.NativeInterfaceViews.MONITOR;

import hypervisor.dialect.NativeInterfaceViews.Configured;
import hypervisor.dialect.NativeInterfaceViews.Defined;
import hypervisor.metric.Feed;
import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.sysfs.GuestLink;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The network interfaces of guests, as the guests see them. The host counts at its own end, where received is what the
/// guest has sent: that is turned round.
final class NativeGuestInterfaceMetrics {
    private static final String PREFIX = "hypervisor_guest_interface_";
    private static final String VIEW = " As the guest sees it, by libvirt, /sys/class/net or the API.";

    static final Vocabulary WORDS = Vocabulary.about("network interfaces of guests")
            .counter(
                    PREFIX + "receive_bytes_total",
                    "Bytes that the guest received." + VIEW,
                    link("tx_bytes"),
                    COUNTED.gives(row -> row.part().receiveBytes()),
                    API_INTERFACE.gives(row -> row.part().received()))
            .counter(
                    PREFIX + "receive_packets_total",
                    "Packets that the guest received." + VIEW,
                    link("tx_packets"),
                    COUNTED.gives(row -> row.part().receivePackets()))
            .counter(
                    PREFIX + "receive_drops_total",
                    "Packets that were not handed over to the guest, mostly because it was too slow." + VIEW,
                    link("tx_dropped"),
                    COUNTED.gives(row -> row.part().receiveDrops()))
            .counter(
                    PREFIX + "receive_errors_total",
                    "Packets that could not be handed over to the guest." + VIEW,
                    link("tx_errors"),
                    COUNTED.gives(row -> row.part().receiveErrors()))
            .counter(
                    PREFIX + "transmit_bytes_total",
                    "Bytes that the guest sent." + VIEW,
                    link("rx_bytes"),
                    COUNTED.gives(row -> row.part().transmitBytes()),
                    API_INTERFACE.gives(row -> row.part().sent()))
            .counter(
                    PREFIX + "transmit_packets_total",
                    "Packets that the guest sent." + VIEW,
                    link("rx_packets"),
                    COUNTED.gives(row -> row.part().transmitPackets()))
            .counter(
                    PREFIX + "transmit_drops_total",
                    "Packets that the guest sent and the host dropped." + VIEW,
                    link("rx_dropped"),
                    COUNTED.gives(row -> row.part().transmitDrops()))
            .counter(
                    PREFIX + "transmit_errors_total",
                    "Packets that the guest sent and the host could not take." + VIEW,
                    link("rx_errors"),
                    COUNTED.gives(row -> row.part().transmitErrors()))
            .info(
                    PREFIX + "info",
                    "A network interface of the guest: its place (net0), what a container calls it (eth0), and what it is "
                            + "connected to. Always 1.",
                    DEFINED.label("device", row -> row.part().device())
                            .label("guest_name", _ -> "")
                            .label("kind", row -> row.part().networkInterface().type())
                            .label("model", row -> row.part().networkInterface().model())
                            .label(
                                    "mac_address",
                                    row -> lower(row.part().networkInterface().mac()))
                            .label(
                                    "bridge",
                                    row -> row.part().networkInterface().sourceBridge())
                            .label(
                                    "network",
                                    row -> row.part().networkInterface().sourceNetwork())
                            .label("vlan", _ -> ""),
                    described(CONFIGURED),
                    described(API_CONFIGURED),
                    MONITOR.label("device", row -> row.part().netdev())
                            .label("guest_name", _ -> "")
                            .label("kind", row -> row.part().type())
                            .label("model", row -> row.part().model())
                            .label("mac_address", row -> row.part().macAddress())
                            .label("bridge", _ -> "")
                            .label("network", _ -> "")
                            .label("vlan", _ -> ""))
            .info(
                    PREFIX + "source_info",
                    "Whatever a domain's interface is connected to, by libvirt, and its port of Open vSwitch. Always 1.",
                    DEFINED.label("source", row -> row.part().networkInterface().source())
                            .label("port", row -> row.part().networkInterface().virtualPort()))
            .gauge(
                    PREFIX + "mtu_bytes",
                    "Largest packet that the interface takes, where that is configured.",
                    DEFINED.gives(row -> mtu(row.part())))
            .gauge(
                    PREFIX + "limit_bytes_per_second",
                    "How much the interface may send in a second, and receive beside it. Absent without limit.",
                    CONFIGURED.gives(row -> row.part().device().rate()),
                    API_CONFIGURED.gives(row -> row.part().device().rate()))
            .gauge(
                    PREFIX + "queues",
                    "Queues of the interface, by QEMU's monitor or the guest's configuration.",
                    MONITOR.gives(row -> row.part().queues()),
                    CONFIGURED.gives(row -> row.part().device().queues()),
                    API_CONFIGURED.gives(row -> row.part().device().queues()))
            .gauge(
                    PREFIX + "link_enabled",
                    "Whether the interface is configured as plugged in (1 or 0).",
                    CONFIGURED.gives(row -> row.part().device().linkDown() ? 0 : 1),
                    API_CONFIGURED.gives(row -> row.part().device().linkDown() ? 0 : 1))
            .gauge(
                    PREFIX + "firewall_enabled",
                    "Whether the firewall of Proxmox VE is on for the interface (1 or 0).",
                    CONFIGURED.gives(row -> Units.flag(row.part().device().firewall())),
                    API_CONFIGURED.gives(row -> Units.flag(row.part().device().firewall())))
            .build();

    private NativeGuestInterfaceMetrics() {}

    private static View<GuestPart<Configured>> described(View<GuestPart<Configured>> view) {
        return view.label("device", row -> row.part().device().name())
                .label("guest_name", row -> row.part().device().guestName())
                .label("kind", _ -> "bridge")
                .label("model", row -> row.part().device().model())
                .label("mac_address", row -> lower(row.part().device().mac()))
                .label("bridge", row -> row.part().device().bridge())
                .label("network", _ -> "")
                .label("vlan", row -> text(row.part().device().tag()));
    }

    private static Feed<GuestLink> link(String statistic) {
        return LINK.gives(link -> link.statistics().get(statistic));
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : number.toString();
    }

    private static @Nullable Long mtu(Defined defined) {
        String mtu = defined.networkInterface().mtu();
        return mtu != null && mtu.matches("[0-9]{1,9}") ? Long.valueOf(mtu) : null;
    }
}

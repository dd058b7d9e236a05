package hypervisor.dialect;

import static hypervisor.source.qemu.QemuFacts.MONITORS;
import static hypervisor.source.sysfs.SysfsFacts.INTERFACES;

import hypervisor.fact.Facts;
import hypervisor.metric.Family;
import hypervisor.metric.Metric;
import hypervisor.metric.Metric.Label;
import hypervisor.metric.MetricSet;
import hypervisor.metric.Type;
import hypervisor.source.qemu.GuestInterface;
import hypervisor.source.qemu.MonitorReadings;
import hypervisor.source.sysfs.GuestLink;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What pve_local_exporter says of the interfaces of guests.
///
/// Quirk: the numbers are those of the host's end, so that received is what the guest has sent. They need no answer of
/// a monitor here, as the original's do.
final class PveLocalInterfaceMetrics {
    private static final String PREFIX = "_kvm_nic_";
    private static final String STATISTIC = "What the kernel counts as %s of the host's end of the interface: "
            + "received is what the guest has sent.";

    /// What Linux counts of an interface now. Others are told of too, where there are any.
    private static final List<String> USUAL = List.of(
            "collisions",
            "multicast",
            "rx_bytes",
            "rx_compressed",
            "rx_crc_errors",
            "rx_dropped",
            "rx_errors",
            "rx_fifo_errors",
            "rx_frame_errors",
            "rx_length_errors",
            "rx_missed_errors",
            "rx_nohandler",
            "rx_over_errors",
            "rx_packets",
            "tx_aborted_errors",
            "tx_bytes",
            "tx_carrier_errors",
            "tx_compressed",
            "tx_dropped",
            "tx_errors",
            "tx_fifo_errors",
            "tx_heartbeat_errors",
            "tx_packets",
            "tx_window_errors");

    /// One interface of one guest.
    private record Row(String id, GuestInterface nic) {}

    private PveLocalInterfaceMetrics() {}

    static List<MetricSet<?, ?>> sets(DialectOptions options) {
        String prefix = options.prefix() + PREFIX;
        return List.of(described(prefix), usual(prefix), others(prefix));
    }

    private static MetricSet<MonitorReadings, Row> described(String prefix) {
        return MetricSet.of(MONITORS, ConfiguredHere.FACTS, PveLocalInterfaceMetrics::rows)
                .label("id", Row::id)
                .label("ifname", row -> row.nic().interfaceName())
                // the original answers with 500 where two interfaces without a name on the host have these same labels
                .gauge(
                        prefix + "queues",
                        "Queues of the interface.",
                        row -> row.nic().queues())
                .label("netdev", row -> row.nic().netdev())
                .label("queues", row -> Long.toString(row.nic().queues()))
                .label("type", row -> row.nic().type())
                .label("model", row -> row.nic().model())
                .label("macaddr", row -> row.nic().macAddress())
                .info(prefix + "info", "Interfaces of running guests, as QEMU has them.")
                .build();
    }

    private static MetricSet<List<GuestLink>, GuestLink> usual(String prefix) {
        MetricSet.Builder<List<GuestLink>, GuestLink> set = MetricSet.of(
                        INTERFACES, ConfiguredHere.FACTS, PveLocalInterfaceMetrics::running)
                .label("id", GuestLink::guest)
                .label("ifname", GuestLink::name);
        for (String name : USUAL) {
            set.counter(
                    prefix + name + "_total",
                    STATISTIC.formatted(name),
                    link -> link.statistics().get(name));
        }
        return set.build();
    }

    private static MetricSet<List<GuestLink>, List<GuestLink>> others(String prefix) {
        List<Label<List<GuestLink>>> labels = List.of(new Label<>("id", _ -> null), new Label<>("ifname", _ -> null));
        return MetricSet.open(
                INTERFACES,
                List.of(new Metric<>(
                        prefix + "<statistic>_total",
                        Type.COUNTER,
                        STATISTIC.formatted("anything else"),
                        labels,
                        _ -> null)),
                links -> others(prefix, links));
    }

    private static Stream<GuestLink> running(List<GuestLink> links, Facts facts) {
        return links.stream()
                .filter(GuestLink::running)
                .filter(link -> !ConfiguredHere.isElsewhere(link.guest(), facts));
    }

    private static Stream<Family> others(String prefix, List<GuestLink> links) {
        Set<String> names = new TreeSet<>();
        links.stream()
                .filter(GuestLink::running)
                .forEach(link -> names.addAll(link.statistics().keySet()));
        names.removeAll(USUAL);
        names.removeIf(name -> !name.matches("[a-z0-9_]+"));
        return names.stream().map(name -> other(prefix, name, links));
    }

    private static Family other(String prefix, String name, List<GuestLink> links) {
        var samples = new TreeMap<String, Family.Sample>();
        for (GuestLink link : links) {
            Long value = link.statistics().get(name);
            if (link.running() && value != null) {
                samples.put(link.name(), new Family.Sample(List.of(link.guest(), link.name()), value));
            }
        }
        return new Family(
                prefix + name + "_total",
                Type.COUNTER,
                STATISTIC.formatted(name),
                List.of("id", "ifname"),
                List.copyOf(samples.values()));
    }

    private static Stream<Row> rows(MonitorReadings readings, Facts facts) {
        return readings.guests().stream()
                .filter(guest -> !ConfiguredHere.isElsewhere(guest.id(), facts))
                .flatMap(guest -> guest.interfaces().stream().map(nic -> new Row(guest.id(), nic)));
    }
}

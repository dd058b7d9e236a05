package hypervisor.dialect;

import static hypervisor.source.qemu.QemuFacts.MONITORS;

import hypervisor.metric.MetricSet;
import hypervisor.source.qemu.GuestInterface;
import hypervisor.source.qemu.GuestMonitor;
import hypervisor.source.qemu.MonitorReadings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What QEMU tells of guests through its monitor: whether it answers, what state it is in, and which interfaces it has.
final class HostMonitorMetrics {
    private static final String PREFIX = "hypervisor_guest_";

    /// All that `query-status` may say of a guest in everyday life. Others are told of while they last.
    private static final List<String> STATUSES = List.of(
            "running",
            "paused",
            "prelaunch",
            "inmigrate",
            "postmigrate",
            "suspended",
            "shutdown",
            "io-error",
            "internal-error",
            "guest-panicked");

    /// Whether a guest's monitor answered.
    private record Answering(String id, boolean up) {}

    private static final MetricSet<MonitorReadings, Answering> UP = MetricSet.of(
                    MONITORS, HostMonitorMetrics::answering)
            .label("id", Answering::id)
            .gauge(
                    PREFIX + "monitor_up",
                    "Whether QEMU's monitor answered all it was asked the last time (1 or 0). While it does not, its "
                            + "last good answer is shown.",
                    guest -> guest.up() ? 1 : 0)
            .build();

    private static final MetricSet<MonitorReadings, GuestMonitor> GUESTS = MetricSet.of(
                    MONITORS, (MonitorReadings readings) -> readings.guests().stream())
            .label("id", GuestMonitor::id)
            .gauge(
                    PREFIX + "monitor_timestamp_seconds",
                    "When QEMU's monitor last answered all it was asked.",
                    guest -> seconds(guest.answered()))
            .gauge(
                    PREFIX + "balloon_bytes",
                    "Memory that the balloon leaves to the guest, by query-balloon. Guests without one have none.",
                    GuestMonitor::balloonBytes)
            .build();

    /// One of the states a guest may be in.
    private record Status(String id, String name, boolean current) {}

    private static final MetricSet<MonitorReadings, Status> STATUS = MetricSet.of(
                    MONITORS,
                    (MonitorReadings readings) -> readings.guests().stream().flatMap(HostMonitorMetrics::statuses))
            .label("id", Status::id)
            .label("status", Status::name)
            .gauge(
                    PREFIX + "monitor_status",
                    "What state the guest is in as QEMU has it, by query-status: 1 for that one, 0 for the others.",
                    status -> status.current() ? 1 : 0)
            .build();

    /// One interface of one guest.
    private record Row(String id, GuestInterface nic) {
        private String name() {
            return nic.interfaceName().isEmpty() ? nic.netdev() : nic.interfaceName();
        }
    }

    private static final MetricSet<MonitorReadings, Row> INTERFACES = MetricSet.of(
                    MONITORS, HostMonitorMetrics::interfaces)
            .label("id", Row::id)
            .label("interface", Row::name)
            .gauge(
                    PREFIX + "interface_queues",
                    "Queues of the interface, by the monitor's info network.",
                    row -> row.nic().queues())
            .label("netdev", row -> row.nic().netdev())
            .label("backend", row -> row.nic().type())
            .label("model", row -> row.nic().model())
            .label("mac_address", row -> row.nic().macAddress())
            .info(
                    PREFIX + "interface_info",
                    "Interfaces of guests, by the monitor's info network. One that the host has no interface for "
                            + "is called as QEMU calls it. Always 1.")
            .build();

    private HostMonitorMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        List<MetricSet<?, ?>> sets = new ArrayList<>(List.of(UP, GUESTS, STATUS, INTERFACES));
        sets.addAll(HostGuestDiskMetrics.sets());
        return sets;
    }

    private static Stream<Answering> answering(MonitorReadings readings) {
        Stream<String> ids =
                Stream.concat(readings.guests().stream().map(GuestMonitor::id), readings.failures().keySet().stream());
        return ids.distinct().sorted().map(id -> new Answering(id, readings.isUp(id)));
    }

    private static Stream<Status> statuses(GuestMonitor guest) {
        String current = guest.status();
        return current == null
                ? Stream.empty()
                : Stream.concat(STATUSES.stream(), Stream.of(current))
                        .distinct()
                        .map(name -> new Status(guest.id(), name, name.equals(current)));
    }

    private static Stream<Row> interfaces(MonitorReadings readings) {
        return readings.guests().stream()
                .flatMap(guest -> guest.interfaces().stream().map(nic -> new Row(guest.id(), nic)));
    }

    private static @Nullable Double seconds(@Nullable Instant time) {
        return time == null ? null : Double.valueOf(time.toEpochMilli() / 1e3);
    }
}

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

/// What only QEMU tells of guests through its monitor: when it answered, and what it calls their interfaces.
final class HostMonitorMetrics {
    private static final String PREFIX = "hypervisor_guest_";

    private static final MetricSet<MonitorReadings, GuestMonitor> GUESTS = MetricSet.of(
                    MONITORS, (MonitorReadings readings) -> readings.guests().stream())
            .label("id", GuestMonitor::id)
            .gauge(
                    PREFIX + "monitor_timestamp_seconds",
                    "When QEMU's monitor last answered all it was asked.",
                    guest -> seconds(guest.answered()))
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
            .label("netdev", row -> row.nic().netdev())
            .label("backend", row -> row.nic().type())
            .label("model", row -> row.nic().model())
            .info(
                    PREFIX + "interface_backend_info",
                    "Interfaces of guests as QEMU has them, by the monitor's info network. One that the host has no "
                            + "interface for is called as QEMU calls it. Always 1.")
            .build();

    private HostMonitorMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        List<MetricSet<?, ?>> sets = new ArrayList<>(List.of(GUESTS, INTERFACES));
        sets.addAll(HostGuestDiskMetrics.sets());
        return sets;
    }

    private static Stream<Row> interfaces(MonitorReadings readings) {
        return readings.guests().stream()
                .flatMap(guest -> guest.interfaces().stream().map(nic -> new Row(guest.id(), nic)));
    }

    private static @Nullable Double seconds(@Nullable Instant time) {
        return time == null ? null : Double.valueOf(time.toEpochMilli() / 1e3);
    }
}

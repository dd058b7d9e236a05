package hypervisor.source.libvirt.collect;

import hypervisor.source.libvirt.DomainEvent;
import java.util.List;
import java.util.Locale;

/// What an event's numbers mean, in the words of libvirt's constants.
final class EventNames {
    private static final List<String> LIFECYCLE = List.of(
            "defined", "undefined", "started", "suspended", "resumed", "stopped", "shutdown", "pmsuspended", "crashed");
    private static final List<String> WATCHDOG =
            List.of("none", "pause", "reset", "poweroff", "shutdown", "debug", "injectnmi");
    private static final List<String> IO_ERROR = List.of("none", "pause", "report");
    private static final List<String> BLOCK_JOB = List.of("completed", "failed", "canceled", "ready");
    private static final List<String> TRAY = List.of("open", "close");
    private static final List<String> AGENT = List.of("", "connected", "disconnected");

    private EventNames() {}

    /// As `io_error`.
    static String kind(DomainEvent event) {
        return event.kind().name().toLowerCase(Locale.ROOT);
    }

    /// As `started`; the number where it has no name, and nothing where the kind has no detail worth a series.
    static String detail(DomainEvent event) {
        return switch (event.kind()) {
            case LIFECYCLE -> name(LIFECYCLE, event.event());
            case WATCHDOG -> name(WATCHDOG, event.event());
            case IO_ERROR -> name(IO_ERROR, event.event());
            case BLOCK_JOB -> name(BLOCK_JOB, event.detail());
            case TRAY_CHANGE -> name(TRAY, event.event());
            case AGENT_LIFECYCLE -> name(AGENT, event.event());
            case REBOOT,
                    CONTROL_ERROR,
                    DISK_CHANGE,
                    BALLOON_CHANGE,
                    DEVICE_REMOVED,
                    TUNABLE,
                    DEVICE_ADDED,
                    MIGRATION_ITERATION,
                    JOB_COMPLETED,
                    DEVICE_REMOVAL_FAILED,
                    METADATA_CHANGE,
                    BLOCK_THRESHOLD,
                    MEMORY_FAILURE,
                    MEMORY_DEVICE_SIZE_CHANGE,
                    NIC_MAC_CHANGE -> "";
        };
    }

    private static String name(List<String> names, int number) {
        return number >= 0 && number < names.size() ? names.get(number) : Integer.toString(number);
    }
}

package hypervisor.dialect;

import static hypervisor.dialect.Units.flag;
import static hypervisor.source.procfs.ProcfsFacts.GUESTS;

import hypervisor.fact.Facts;
import hypervisor.metric.MetricSet;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.procfs.GuestHardware;
import hypervisor.source.procfs.GuestProcess;
import hypervisor.source.procfs.GuestProcesses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the host tells of KVM guests by their processes: who they are, what they were given, and their state.
final class HostGuestMetrics {
    private static final MetricSet<GuestProcesses, GuestProcess> INFO = MetricSet.of(GUESTS, HostGuestMetrics::guests)
            .label("id", GuestProcess::id)
            .label("name", guest -> text(hardware(guest).name()))
            .label("cpu", guest -> text(hardware(guest).cpu()))
            .label("machine", guest -> text(hardware(guest).machine()))
            .label("uuid", guest -> text(hardware(guest).uuid()))
            .label("start", guest -> start(hardware(guest)))
            .label("pid", guest -> Integer.toString(guest.guest().pid()))
            .info(
                    "hypervisor_guest_process_info",
                    "A process that runs a guest, as its command line describes it. Of start: run, paused (it waited to be "
                            + "told to go on) or incoming (it waited for a guest that migrates here).")
            .build();

    private static final MetricSet<GuestProcesses, GuestProcess> GIVEN = MetricSet.of(GUESTS, HostGuestMetrics::guests)
            .label("id", GuestProcess::id)
            .gauge(
                    "hypervisor_guest_program_replaced",
                    "Whether the program that the guest runs with was replaced since, as by an upgrade, so that it takes "
                            + "a new start or a migration until the guest has the new one (1 or 0).",
                    guest -> flag(guest.guest().replaced()))
            .gauge(
                    "hypervisor_guest_memory_hotplug_max_bytes",
                    "Memory the guest can have at most until it is started anew, where more can be plugged in.",
                    guest -> hardware(guest).maxMemory())
            .build();

    /// A guest and whether it is configured here.
    private record Configured(String id, @Nullable Boolean configured) {}

    private static final MetricSet<GuestProcesses, Configured> CONFIGURED = MetricSet.of(
                    GUESTS,
                    Set.of(PmxcfsFacts.CONFIG),
                    (GuestProcesses all, Facts facts) ->
                            guests(all).map(guest -> new Configured(guest.id(), ConfiguredHere.of(guest.id(), facts))))
            .label("id", Configured::id)
            .gauge(
                    "hypervisor_guest_configured",
                    "Whether this node has the configuration of the guest that runs; one that is being migrated here has "
                            + "its configuration elsewhere until it arrived (1 or 0).",
                    guest -> flag(guest.configured()))
            .build();

    /// One state that a process could be in.
    private record InState(String id, String state, boolean is) {}

    private static final MetricSet<GuestProcesses, InState> STATES = MetricSet.of(
                    GUESTS, (GuestProcesses all) -> guests(all).flatMap(HostGuestMetrics::states))
            .label("id", InState::id)
            .label("state", InState::state)
            .gauge(
                    "hypervisor_guest_process_state",
                    "What the first thread of the guest's process was at (1 for that state, 0 for the others): running, "
                            + "sleeping, blocked (waits for a device and cannot be ended), stopped (by a signal or a "
                            + "debugger), zombie (has ended).",
                    state -> state.is() ? 1 : 0)
            .build();

    private HostGuestMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        List<MetricSet<?, ?>> sets = new ArrayList<>(List.of(INFO, GIVEN, CONFIGURED, STATES));
        sets.addAll(HostGuestUseMetrics.SETS);
        return sets;
    }

    static Stream<GuestProcess> guests(GuestProcesses all) {
        return all.guests().stream();
    }

    private static GuestHardware hardware(GuestProcess guest) {
        return guest.guest().hardware();
    }

    private static String start(GuestHardware hardware) {
        if (hardware.incoming()) {
            return "incoming";
        }
        return hardware.paused() ? "paused" : "run";
    }

    private static Stream<InState> states(GuestProcess guest) {
        String now = switch (guest.state()) {
            case 'R' -> "running";
            case 'S', 'I' -> "sleeping";
            case 'D' -> "blocked";
            case 'T', 't' -> "stopped";
            case 'Z', 'X', 'x' -> "zombie";
            default -> "";
        };
        return Stream.of("running", "sleeping", "blocked", "stopped", "zombie")
                .map(state -> new InState(guest.id(), state, state.equals(now)));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}

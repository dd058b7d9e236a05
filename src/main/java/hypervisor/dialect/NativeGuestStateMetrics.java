package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API_GUEST;
import static hypervisor.dialect.NativeViews.API_VM;
import static hypervisor.dialect.NativeViews.CGROUP;
import static hypervisor.dialect.NativeViews.DOMAIN;
import static hypervisor.dialect.NativeViews.MONITOR;
import static hypervisor.dialect.NativeViews.PROCESS;
import static hypervisor.dialect.NativeViews.PVE;

import hypervisor.fact.Facts;
import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.cgroup.CgroupFacts;
import hypervisor.source.cgroup.GuestCgroup;
import hypervisor.source.cgroup.GuestCgroups;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainState;
import hypervisor.source.pmxcfs.ClusterConfig;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.procfs.GuestProcesses;
import hypervisor.source.procfs.ProcfsFacts;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.node.VmDetail;
import hypervisor.source.qemu.GuestMonitor;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a guest runs, and what it does if not.
final class NativeGuestStateMetrics {
    /// Guests that are configured on this machine, and have neither a process nor a control group.
    private static final View<GuestConfig> STOPPED = View.of(
                    PVE,
                    PmxcfsFacts.CONFIG,
                    Set.of(ProcfsFacts.GUESTS, CgroupFacts.CGROUPS),
                    NativeGuestStateMetrics::stopped)
            .key("id", GuestConfig::id);

    static final Vocabulary WORDS = Vocabulary.about("states of guests")
            .gauge(
                    "hypervisor_guest_up",
                    "Whether the guest runs (1); a guest that is paused or stopped does not (0). Absent where it is not "
                            + "known, as while its node is gone.",
                    DOMAIN.gives(domain -> runs(GuestStates.of(domain))),
                    API_GUEST.gives(guest -> guest.known() ? Units.flag(guest.running()) : null),
                    MONITOR.gives(guest -> runs(GuestStates.of(guest.status()))),
                    PROCESS.gives(_ -> 1),
                    CGROUP.gives(_ -> 1),
                    STOPPED.gives(_ -> 0))
            .states(
                    "hypervisor_guest_state",
                    "The state that the guest is in (1, all others 0): " + GuestStates.MEANING,
                    DOMAIN.states("state", GuestStates.ALL, GuestStates::of),
                    API_GUEST.states("state", GuestStates.ALL, NativeGuestStateMetrics::state),
                    MONITOR.states("state", GuestStates.ALL, guest -> GuestStates.of(guest.status())),
                    CGROUP.states(
                            "state",
                            GuestStates.ALL,
                            guest -> guest.kind() == GuestCgroup.Kind.CONTAINER ? "running" : null),
                    STOPPED.states("state", GuestStates.ALL, _ -> "stopped"))
            .gauge(
                    "hypervisor_guest_state_info",
                    "What libvirt, Proxmox VE or QEMU itself calls the guest's state, and why it is in it, which only "
                            + "libvirt tells. Always 1.",
                    DOMAIN.label("state", NativeGuestStateMetrics::word)
                            .label("reason", NativeGuestStateMetrics::reason)
                            .gives(domain -> domain.statistics().state() == null ? null : 1),
                    API_GUEST
                            .label("state", Guest::status)
                            .label("reason", _ -> "")
                            .gives(guest -> guest.known() ? 1 : null),
                    MONITOR.label("state", GuestMonitor::status)
                            .label("reason", _ -> "")
                            .gives(guest -> guest.status() == null ? null : 1))
            .gauge(
                    "hypervisor_guest_start_timestamp_seconds",
                    "When the process that runs the guest was started, since 1970: here, of a guest that migrated.",
                    PROCESS.gives(guest -> guest.startSeconds()))
            .gauge(
                    "hypervisor_guest_uptime_seconds",
                    "How long the guest has been running, counted by its node every 10 seconds. Absent while it does not.",
                    API_GUEST.gives(
                            guest -> guest.known() && !guest.status().equals("stopped") ? guest.uptime() : null))
            .gauge(
                    "hypervisor_guest_qemu_info",
                    "The QEMU that runs the VM, which may be older than the one that is installed, and the machine it shows "
                            + "to the guest. Always 1.",
                    API_VM.label("version", VmDetail::qemuVersion)
                            .label("machine", VmDetail::machine)
                            .gives(vm -> vm.qemuVersion() == null ? null : 1))
            .build();

    private NativeGuestStateMetrics() {}

    private static @Nullable Number runs(@Nullable String state) {
        return state == null ? null : Units.flag(state.equals("running"));
    }

    private static @Nullable String state(Guest guest) {
        return guest.known() ? GuestStates.of(guest.status()) : null;
    }

    private static @Nullable String word(Domain domain) {
        var state = domain.statistics().state();
        return state == null ? null : DomainState.word(state.state());
    }

    private static @Nullable String reason(Domain domain) {
        var state = domain.statistics().state();
        return state == null ? null : DomainState.reason(state.state(), state.reason());
    }

    /// Nobody where the control groups cannot be seen, so that nobody knows who runs.
    private static Stream<GuestConfig> stopped(ClusterConfig config, Facts facts) {
        GuestCgroups groups = facts.value(CgroupFacts.CGROUPS);
        if (groups == null) {
            return Stream.empty();
        }
        Set<String> running = new HashSet<>();
        groups.guests().forEach(guest -> running.add(guest.id()));
        GuestProcesses processes = facts.value(ProcfsFacts.GUESTS);
        if (processes != null) {
            processes.guests().forEach(guest -> running.add(guest.id()));
        }
        return config.guests().stream().filter(guest -> !running.contains(guest.id()));
    }
}

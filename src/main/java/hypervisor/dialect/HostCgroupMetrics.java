package hypervisor.dialect;

import static hypervisor.source.cgroup.CgroupFacts.CGROUPS;

import hypervisor.metric.MetricSet;
import hypervisor.source.cgroup.GuestCgroup;
import hypervisor.source.cgroup.GuestCgroup.Kind;
import hypervisor.source.cgroup.GuestCgroups;
import hypervisor.source.procfs.Pressure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the host tells of the control groups of guests, virtual machines and containers alike.
final class HostCgroupMetrics {
    private static final MetricSet<GuestCgroups, GuestCgroup> INFO = MetricSet.of(CGROUPS, HostCgroupMetrics::guests)
            .label("id", GuestCgroup::id)
            .label("kind", guest -> guest.kind() == Kind.VM ? "vm" : "container")
            .info("hypervisor_guest_cgroup_info", "A guest that runs and has a control group. Of kind: vm, container.")
            .build();

    private static final MetricSet<GuestCgroups, GuestCgroup> CPU = MetricSet.of(CGROUPS, HostCgroupMetrics::guests)
            .label("id", GuestCgroup::id)
            .counter(
                    "hypervisor_guest_cgroup_cpu_seconds_total",
                    "Processor time of all processes of the guest, those that help a VM included.",
                    guest -> guest.cpu().usage())
            .counter(
                    "hypervisor_guest_cgroup_cpu_user_seconds_total",
                    "Part of it in user space.",
                    guest -> guest.cpu().user())
            .counter(
                    "hypervisor_guest_cgroup_cpu_system_seconds_total",
                    "Part of it in the kernel.",
                    guest -> guest.cpu().system())
            .gauge(
                    "hypervisor_guest_cgroup_cpu_limit",
                    "Processors that the guest may keep busy, where that is limited.",
                    guest -> guest.cpu().limit())
            .counter(
                    "hypervisor_guest_cgroup_cpu_periods_total",
                    "Periods over which the limit was counted.",
                    guest -> guest.cpu().periods())
            .counter(
                    "hypervisor_guest_cgroup_cpu_throttled_periods_total",
                    "Periods in which the guest reached its limit and was held up.",
                    guest -> guest.cpu().throttledPeriods())
            .counter(
                    "hypervisor_guest_cgroup_cpu_throttled_seconds_total",
                    "Time that tasks of the guest were held up by its limit, all processors together.",
                    guest -> guest.cpu().throttledSeconds())
            .gauge(
                    "hypervisor_guest_cgroup_tasks",
                    "Processes and threads of the guest, on the host's side.",
                    GuestCgroup::pids)
            .gauge(
                    "hypervisor_guest_cgroup_tasks_max",
                    "Processes and threads that the guest may have, where that is limited.",
                    GuestCgroup::maxPids)
            .build();

    /// A guest under pressure for one resource.
    private record Under(String id, String resource, Pressure pressure) {}

    private static final MetricSet<GuestCgroups, Under> PRESSURE = MetricSet.of(
                    CGROUPS, (GuestCgroups all) -> guests(all).flatMap(HostCgroupMetrics::pressure))
            .label("id", Under::id)
            .label("resource", Under::resource)
            .counter(
                    "hypervisor_guest_pressure_waiting_seconds_total",
                    "Time that at least one task of the guest waited for the host's resource.",
                    under -> HostNodeMetrics.seconds(under.pressure().some()))
            .counter(
                    "hypervisor_guest_pressure_stalled_seconds_total",
                    "Time that all tasks of the guest that were not idle waited for the host's resource at once.",
                    under -> HostNodeMetrics.seconds(under.pressure().full()))
            .build();

    private HostCgroupMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        List<MetricSet<?, ?>> sets = new ArrayList<>(List.of(INFO, CPU));
        sets.addAll(HostCgroupUseMetrics.SETS);
        sets.add(PRESSURE);
        return sets;
    }

    static Stream<GuestCgroup> guests(GuestCgroups all) {
        return all.guests().stream();
    }

    private static Stream<Under> pressure(GuestCgroup guest) {
        return guest.pressure().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Under(guest.id(), entry.getKey(), entry.getValue()));
    }
}

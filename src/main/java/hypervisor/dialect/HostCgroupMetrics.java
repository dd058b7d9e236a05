package hypervisor.dialect;

import static hypervisor.source.cgroup.CgroupFacts.CGROUPS;

import hypervisor.metric.MetricSet;
import hypervisor.source.cgroup.GuestCgroup;
import hypervisor.source.cgroup.GuestCgroup.Kind;
import hypervisor.source.cgroup.GuestCgroups;
import java.util.ArrayList;
import java.util.List;
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

    private HostCgroupMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        List<MetricSet<?, ?>> sets = new ArrayList<>(List.of(INFO, CPU));
        sets.addAll(HostCgroupUseMetrics.SETS);
        return sets;
    }

    static Stream<GuestCgroup> guests(GuestCgroups all) {
        return all.guests().stream();
    }
}

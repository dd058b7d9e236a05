package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API;
import static hypervisor.dialect.NativeViews.HOST;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.cgroup.CgroupFacts;
import hypervisor.source.cgroup.GuestCgroup;
import hypervisor.source.procfs.Pressure;
import hypervisor.source.proxmox.ProxmoxFacts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How much of the time the tasks of guests waited for what the host is short of.
final class NativeGuestPressureMetrics {
    private static final double PERCENT = 100;
    private static final String RESOURCE = " Of resource: cpu, io, memory.";

    /// What the API tells of one resource, in percent.
    private record Share(
            String resource,
            @Nullable Double some,
            @Nullable Double full) {}

    private static final View<GuestPart<Map.Entry<String, Pressure>>> CGROUP = View.of(
                    HOST,
                    CgroupFacts.CGROUPS,
                    ConfiguredHere.FACTS,
                    (all, facts) -> GuestPart.each(
                            all.guests().stream()
                                    .filter(guest -> guest.kind() == GuestCgroup.Kind.CONTAINER
                                            || NativeViews.isHere(guest.id(), facts)),
                            GuestCgroup::id,
                            guest -> new TreeMap<>(guest.pressure()).entrySet()))
            .key("id", GuestPart::id)
            .label("resource", row -> row.part().getKey());

    private static final View<GuestPart<Share>> API_VM = api(View.of(
            API,
            ProxmoxFacts.VMS,
            PresentGuests.FACTS,
            (vms, facts) -> GuestPart.each(
                    PveVmMetrics.withQemu(vms, facts), vm -> Long.toString(vm.vmid()), vm -> shares(vm.pressure()))));

    private static final View<GuestPart<Share>> API_CONTAINER = api(View.of(
            API,
            ProxmoxFacts.CONTAINERS,
            PresentGuests.FACTS,
            (containers, facts) -> GuestPart.each(
                    PveContainerMetrics.running(containers, facts),
                    container -> Long.toString(container.vmid()),
                    container -> shares(container.pressure()))));

    static final Vocabulary WORDS = Vocabulary.about("pressure on guests")
            .counter(
                    "hypervisor_guest_pressure_waiting_seconds_total",
                    "Time that at least one task of the guest waited for the host's resource." + RESOURCE,
                    CGROUP.gives(
                            row -> HostNodeMetrics.seconds(row.part().getValue().some())))
            .counter(
                    "hypervisor_guest_pressure_stalled_seconds_total",
                    "Time that all tasks of the guest that were not idle waited for the host's resource at once."
                            + RESOURCE,
                    CGROUP.gives(
                            row -> HostNodeMetrics.seconds(row.part().getValue().full())))
            .gauge(
                    "hypervisor_guest_pressure_waiting_ratio",
                    "Part of the last 10 seconds in which at least one task of the guest waited for the host's resource "
                            + "(0 to 1)." + RESOURCE,
                    CGROUP.gives(row -> average(row.part().getValue().some())),
                    API_VM.gives(row -> ratio(row.part().some())),
                    API_CONTAINER.gives(row -> ratio(row.part().some())))
            .gauge(
                    "hypervisor_guest_pressure_stalled_ratio",
                    "Part of the last 10 seconds in which all tasks of the guest that were not idle waited for the host's "
                            + "resource at once (0 to 1)." + RESOURCE,
                    CGROUP.gives(row -> average(row.part().getValue().full())),
                    API_VM.gives(row -> ratio(row.part().full())),
                    API_CONTAINER.gives(row -> ratio(row.part().full())))
            .build();

    private NativeGuestPressureMetrics() {}

    private static View<GuestPart<Share>> api(View<GuestPart<Share>> view) {
        return view.key("id", GuestPart::id).label("resource", row -> row.part().resource());
    }

    private static List<Share> shares(hypervisor.source.proxmox.node.Pressure pressure) {
        return List.of(
                new Share("cpu", pressure.cpuSome(), pressure.cpuFull()),
                new Share("io", pressure.ioSome(), pressure.ioFull()),
                new Share("memory", pressure.memorySome(), pressure.memoryFull()));
    }

    private static @Nullable Double average(Pressure.@Nullable Stall stall) {
        return stall == null ? null : stall.average10();
    }

    private static @Nullable Double ratio(@Nullable Double percent) {
        return percent == null ? null : Double.valueOf(percent / PERCENT);
    }
}

package hypervisor.dialect;

import static hypervisor.source.proxmox.ProxmoxFacts.CONTAINERS;
import static hypervisor.source.proxmox.ProxmoxFacts.RESOURCES;

import hypervisor.fact.Facts;
import hypervisor.metric.MetricSet;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.node.ContainerDetail;
import hypervisor.source.proxmox.node.NodeReadings;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What pve-exporter says of containers that run: swap and pressure.
final class PveContainerMetrics {
    private static final MetricSet<Resources, Guest> HA = MetricSet.of(
                    RESOURCES,
                    (Resources resources) -> resources.guests().stream()
                            .filter(Predicate.not(Guest::isVm))
                            .filter(Guest::running))
            .label("node", Guest::node)
            .label("vmid", guest -> Long.toString(guest.vmid()))
            .label("name", Guest::name)
            .gauge(
                    "pve_lxc_ha_managed",
                    "Whether the HA manager looks after the container (1 or 0).",
                    guest -> guest.haState() == null ? 0 : 1)
            .build();

    private static final MetricSet<NodeReadings<ContainerDetail>, ContainerDetail> DETAILS = MetricSet.of(
                    CONTAINERS, Set.of(RESOURCES), PveContainerMetrics::running)
            .label("node", ContainerDetail::node)
            .label("vmid", container -> Long.toString(container.vmid()))
            .label("name", ContainerDetail::name)
            .gauge("pve_lxc_pid", "Process ID of the container's first process on its node.", ContainerDetail::pid)
            .gauge("pve_lxc_swap_used_bytes", "Swap space the container uses.", ContainerDetail::swap)
            .gauge(
                    "pve_lxc_swap_max_bytes",
                    "Swap space the container may use at most; 0 is none.",
                    ContainerDetail::maxSwap)
            // Quirk: percent, although the names say nothing, and the original's help says ratio.
            .gauge(
                    "pve_lxc_pressure_cpu_full",
                    "Percent (0 to 100) of the last 10 seconds in which all tasks inside waited for a processor.",
                    container -> container.pressure().cpuFull())
            .gauge(
                    "pve_lxc_pressure_cpu_some",
                    "Percent (0 to 100) of the last 10 seconds in which some task inside waited for a processor.",
                    container -> container.pressure().cpuSome())
            .gauge(
                    "pve_lxc_pressure_io_full",
                    "Percent (0 to 100) of the last 10 seconds in which all tasks inside waited for I/O.",
                    container -> container.pressure().ioFull())
            .gauge(
                    "pve_lxc_pressure_io_some",
                    "Percent (0 to 100) of the last 10 seconds in which some task inside waited for I/O.",
                    container -> container.pressure().ioSome())
            .gauge(
                    "pve_lxc_pressure_memory_full",
                    "Percent (0 to 100) of the last 10 seconds in which all tasks inside waited for memory.",
                    container -> container.pressure().memoryFull())
            .gauge(
                    "pve_lxc_pressure_memory_some",
                    "Percent (0 to 100) of the last 10 seconds in which some task inside waited for memory.",
                    container -> container.pressure().memorySome())
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(HA, DETAILS);

    private PveContainerMetrics() {}

    static Stream<ContainerDetail> running(NodeReadings<ContainerDetail> containers, Facts facts) {
        PresentGuests guests = PresentGuests.of(facts);
        return containers.all().stream()
                .filter(container -> container.pid() != null && guests.has(container.node(), container.vmid()));
    }
}

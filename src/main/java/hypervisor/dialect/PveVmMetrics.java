package hypervisor.dialect;

import static hypervisor.source.proxmox.ProxmoxFacts.RESOURCES;
import static hypervisor.source.proxmox.ProxmoxFacts.VMS;

import hypervisor.fact.Facts;
import hypervisor.metric.Metric.Value;
import hypervisor.metric.MetricSet;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.VmDetail;
import hypervisor.source.proxmox.node.VmDetail.Balloon;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What pve-exporter says of VMs that have a QEMU, running or paused: memory, balloon and pressure.
final class PveVmMetrics {
    private static final MetricSet<Resources, Guest> HA = MetricSet.of(
                    RESOURCES,
                    (Resources resources) ->
                            resources.guests().stream().filter(Guest::isVm).filter(Guest::running))
            .label("node", Guest::node)
            .label("vmid", guest -> Long.toString(guest.vmid()))
            .label("name", Guest::name)
            .gauge(
                    "pve_vm_ha_managed",
                    "Whether the HA manager looks after the VM (1 or 0).",
                    guest -> guest.haState() == null ? 0 : 1)
            .build();

    private static final MetricSet<NodeReadings<VmDetail>, VmDetail> MEMORY = MetricSet.of(
                    VMS, Set.of(RESOURCES), PveVmMetrics::withQemu)
            .label("node", VmDetail::node)
            .label("vmid", vm -> Long.toString(vm.vmid()))
            .label("name", VmDetail::name)
            .gauge("pve_vm_pid", "Process ID of the VM's QEMU on its node.", VmDetail::pid)
            .gauge(
                    "pve_vm_memory_free_bytes",
                    "Memory the VM's own system does not use, as its balloon driver tells.",
                    VmDetail::freeMemory)
            .gauge("pve_vm_balloon_bytes", "Memory that the balloon leaves the VM.", VmDetail::balloon)
            .gauge(
                    "pve_vm_memory_host_bytes",
                    "Memory the VM takes on its node. Since Proxmox VE 9.",
                    VmDetail::hostMemory)
            .gauge(
                    "pve_vm_balloon_actual_bytes",
                    "Memory that the balloon leaves the VM, as QEMU tells.",
                    balloon(Balloon::actual))
            .gauge("pve_vm_balloon_max_bytes", "Memory the VM may have at most.", balloon(Balloon::max))
            .gauge(
                    "pve_vm_balloon_total_bytes",
                    "Memory as the VM's own system counts it, as its balloon driver tells.",
                    balloon(Balloon::total))
            .counter(
                    "pve_vm_balloon_major_page_faults_total",
                    "Page faults of the VM's own system that had to read from a disk.",
                    balloon(Balloon::majorFaults))
            .counter(
                    "pve_vm_balloon_minor_page_faults_total",
                    "Page faults of the VM's own system without a disk.",
                    balloon(Balloon::minorFaults))
            // Quirk: gauges, although they only grow.
            .gauge(
                    "pve_vm_balloon_mem_swapped_in_bytes",
                    "Bytes the VM's own system has read from swap since it started.",
                    balloon(Balloon::swappedIn))
            .gauge(
                    "pve_vm_balloon_mem_swapped_out_bytes",
                    "Bytes the VM's own system has written to swap since it started.",
                    balloon(Balloon::swappedOut))
            // Quirk: percent, although the names say nothing, and the original's help says ratio.
            .gauge(
                    "pve_vm_pressure_cpu_full",
                    "Percent (0 to 100) of the last 10 seconds in which all tasks of the VM waited for a processor.",
                    vm -> vm.pressure().cpuFull())
            .gauge(
                    "pve_vm_pressure_cpu_some",
                    "Percent (0 to 100) of the last 10 seconds in which some task of the VM waited for a processor.",
                    vm -> vm.pressure().cpuSome())
            .gauge(
                    "pve_vm_pressure_io_full",
                    "Percent (0 to 100) of the last 10 seconds in which all tasks of the VM waited for I/O.",
                    vm -> vm.pressure().ioFull())
            .gauge(
                    "pve_vm_pressure_io_some",
                    "Percent (0 to 100) of the last 10 seconds in which some task of the VM waited for I/O.",
                    vm -> vm.pressure().ioSome())
            .gauge(
                    "pve_vm_pressure_memory_full",
                    "Percent (0 to 100) of the last 10 seconds in which all tasks of the VM waited for memory.",
                    vm -> vm.pressure().memoryFull())
            .gauge(
                    "pve_vm_pressure_memory_some",
                    "Percent (0 to 100) of the last 10 seconds in which some task of the VM waited for memory.",
                    vm -> vm.pressure().memorySome())
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(HA, MEMORY);

    private PveVmMetrics() {}

    static Stream<VmDetail> withQemu(NodeReadings<VmDetail> vms, Facts facts) {
        PresentGuests guests = PresentGuests.of(facts);
        return vms.all().stream().filter(vm -> vm.pid() != null && guests.has(vm.node(), vm.vmid()));
    }

    private static Value<VmDetail> balloon(Function<Balloon, @Nullable Long> value) {
        return vm -> vm.balloonInfo() == null ? null : value.apply(vm.balloonInfo());
    }
}

package hypervisor.dialect;

import static hypervisor.source.proxmox.ProxmoxFacts.RESOURCES;

import hypervisor.metric.MetricSet;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.Resources;
import java.util.function.Predicate;

/// What pve-exporter says of every guest, stopped ones and templates included, of one answer for the whole cluster.
/// Guests whose state is not known, since their node is offline, have none of these.
final class PveGuestMetrics {
    private PveGuestMetrics() {}

    /// @param upstream VMs only; otherwise containers too, told apart by their type
    static MetricSet<Resources, Guest> ofVms(boolean upstream) {
        var set = guests(upstream ? Guest::isVm : _ -> true);
        if (!upstream) {
            set.label("type", Guest::kind);
        }
        set.gauge(
                        "pve_vm_status",
                        "Whether the guest runs (1). 0 if it is stopped, paused or broken.",
                        guest -> guest.running() ? 1 : 0)
                .gauge("pve_vm_uptime_seconds", "Seconds since the guest started; 0 if it is off.", Guest::uptime)
                .gauge(
                        "pve_vm_cpu_usage",
                        "Processor time in use as a fraction of the guest's own processors, over 10 seconds.",
                        Guest::cpu)
                .gauge("pve_vm_cpus", "Processors of the guest.", Guest::maxCpu)
                .gauge(
                        "pve_vm_memory_used_bytes",
                        "Memory in use: of a VM as its own system counts it where its balloon driver tells, without "
                                + "caches; of others what the host counts.",
                        Guest::memory)
                .gauge("pve_vm_memory_max_bytes", "Memory the guest may have at most.", Guest::maxMemory)
                .gauge("pve_vm_disk_max_bytes", "Size of the guest's boot or root disk.", Guest::maxDisk)
                .counter(
                        "pve_vm_network_in_bytes_total",
                        "Bytes the guest received on all interfaces since it started.",
                        Guest::received)
                .counter(
                        "pve_vm_network_out_bytes_total",
                        "Bytes the guest sent on all interfaces since it started.",
                        Guest::sent)
                .counter(
                        "pve_vm_disk_read_bytes_total",
                        "Bytes the guest read from all disks since it started.",
                        Guest::read)
                .counter(
                        "pve_vm_disk_write_bytes_total",
                        "Bytes the guest wrote to all disks since it started.",
                        Guest::written);
        if (!upstream) {
            set.gauge(
                    "pve_vm_disk_used_bytes",
                    "Space in use on the container's root disk. Absent for VMs, of which nobody knows it.",
                    guest -> guest.isVm() ? null : guest.disk());
        }
        return set.build();
    }

    static MetricSet<Resources, Guest> ofContainers() {
        return guests(Predicate.not(Guest::isVm))
                .gauge("pve_lxc_status", "Whether the container runs (1) or not (0).", guest -> guest.running() ? 1 : 0)
                .gauge("pve_lxc_uptime_seconds", "Seconds since the container started; 0 if it is off.", Guest::uptime)
                .gauge(
                        "pve_lxc_cpu_usage",
                        "Processor time in use as a fraction of the container's own processors, over 10 seconds.",
                        Guest::cpu)
                .gauge("pve_lxc_cpus", "Processors of the container; may be a fraction.", Guest::maxCpu)
                .gauge("pve_lxc_memory_used_bytes", "Memory in use, as the host counts it.", Guest::memory)
                .gauge("pve_lxc_memory_max_bytes", "Memory the container may have at most.", Guest::maxMemory)
                .gauge("pve_lxc_disk_used_bytes", "Space in use on the container's root disk.", Guest::disk)
                .gauge("pve_lxc_disk_max_bytes", "Size of the container's root disk.", Guest::maxDisk)
                .counter(
                        "pve_lxc_network_in_bytes_total",
                        "Bytes the container received on all interfaces since it started.",
                        Guest::received)
                .counter(
                        "pve_lxc_network_out_bytes_total",
                        "Bytes the container sent on all interfaces since it started.",
                        Guest::sent)
                .counter(
                        "pve_lxc_disk_read_bytes_total",
                        "Bytes the container read from block devices since it started.",
                        Guest::read)
                .counter(
                        "pve_lxc_disk_write_bytes_total",
                        "Bytes the container wrote to block devices since it started.",
                        Guest::written)
                .build();
    }

    private static MetricSet.Builder<Resources, Guest> guests(Predicate<Guest> wanted) {
        return MetricSet.of(
                        RESOURCES,
                        (Resources resources) ->
                                resources.guests().stream().filter(Guest::known).filter(wanted))
                .label("node", Guest::node)
                .label("vmid", guest -> Long.toString(guest.vmid()))
                .label("name", Guest::name);
    }
}

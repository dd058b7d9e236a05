package hypervisor.dialect;

import static hypervisor.source.proxmox.ProxmoxFacts.RESOURCES;
import static hypervisor.source.proxmox.ProxmoxFacts.VMS;

import hypervisor.fact.Facts;
import hypervisor.metric.MetricSet;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.VmDetail;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What pve-exporter says of each disk and each network interface of the VMs, all since their QEMU started.
final class PveVmDeviceMetrics {
    private record Disk(VmDetail vm, VmDetail.Disk disk) {}

    private static final MetricSet<NodeReadings<VmDetail>, Disk> DISKS = MetricSet.of(
                    VMS, Set.of(RESOURCES), PveVmDeviceMetrics::disks)
            .label("node", row -> row.vm().node())
            .label("vmid", row -> Long.toString(row.vm().vmid()))
            .label("name", row -> row.vm().name())
            .label("device", row -> row.disk().name())
            .counter(
                    "pve_vm_block_read_bytes_total",
                    "Bytes the VM read from the disk.",
                    row -> row.disk().readBytes())
            .counter(
                    "pve_vm_block_write_bytes_total",
                    "Bytes the VM wrote to the disk.",
                    row -> row.disk().writtenBytes())
            .counter(
                    "pve_vm_block_read_ops_total",
                    "Reads of the disk.",
                    row -> row.disk().reads())
            .counter(
                    "pve_vm_block_write_ops_total",
                    "Writes to the disk.",
                    row -> row.disk().writes())
            .counter(
                    "pve_vm_block_failed_read_ops_total",
                    "Reads of the disk that failed.",
                    row -> row.disk().failedReads())
            .counter(
                    "pve_vm_block_failed_write_ops_total",
                    "Writes to the disk that failed.",
                    row -> row.disk().failedWrites())
            .counter(
                    "pve_vm_block_flush_ops_total",
                    "Flushes of the disk.",
                    row -> row.disk().flushes())
            .build();

    private record Interface(VmDetail vm, VmDetail.Interface device) {}

    private static final MetricSet<NodeReadings<VmDetail>, Interface> INTERFACES = MetricSet.of(
                    VMS, Set.of(RESOURCES), PveVmDeviceMetrics::interfaces)
            .label("node", row -> row.vm().node())
            .label("vmid", row -> Long.toString(row.vm().vmid()))
            .label("name", row -> row.vm().name())
            .label("interface", row -> row.device().name())
            .counter(
                    "pve_vm_nic_in_bytes_total",
                    "Bytes the VM received on the interface.",
                    row -> row.device().received())
            .counter(
                    "pve_vm_nic_out_bytes_total",
                    "Bytes the VM sent on the interface.",
                    row -> row.device().sent())
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(DISKS, INTERFACES);

    private PveVmDeviceMetrics() {}

    private static Stream<Disk> disks(NodeReadings<VmDetail> vms, Facts facts) {
        return PveVmMetrics.withQemu(vms, facts)
                .flatMap(vm -> vm.disks().stream().map(disk -> new Disk(vm, disk)));
    }

    private static Stream<Interface> interfaces(NodeReadings<VmDetail> vms, Facts facts) {
        return PveVmMetrics.withQemu(vms, facts)
                .flatMap(vm -> vm.interfaces().stream().map(device -> new Interface(vm, device)));
    }
}

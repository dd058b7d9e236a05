package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.domains;

import hypervisor.metric.View;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition;
import hypervisor.source.libvirt.domain.DomainDefinition.Disk;
import hypervisor.source.libvirt.domain.DomainStatistics.Block;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.proxmox.node.VmDetail;
import hypervisor.source.qemu.GuestDisk;
import hypervisor.source.qemu.GuestMonitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The disks of guests as each source sees them: `disk` is what Proxmox VE calls it (`scsi0`), or the device that
/// libvirt shows to the guest (`vda`). CD and floppy drives are among them while something is in them. Each disk is a
/// thing of its own, so that one that only the configuration knows is told of beside those that QEMU does.
final class NativeDiskViews {
    /// Disks with their counters, but for the images below them.
    static final View<DomainPart<Block>> BLOCK =
            domains(NativeDiskViews::blocks).key("disk", row -> row.part().name());

    /// Disks of definitions.
    static final View<DomainPart<Disk>> DEFINED =
            domains(LibvirtBlockMetrics::disks).key("disk", row -> row.part().target());

    /// Disks as QEMU's monitor on this machine tells of them.
    static final View<GuestPart<GuestDisk>> MONITOR = NativeViews.monitors(GuestMonitor::disks)
            .key("disk", row -> row.part().name());

    /// Disks of the cluster's VMs that have a QEMU.
    static final View<GuestPart<VmDetail.Disk>> API_DISK =
            NativeViews.vms(VmDetail::disks).key("disk", row -> row.part().name());

    /// Disks that are configured, those that are only kept (`unused0`) included.
    static final View<GuestPart<hypervisor.source.pmxcfs.GuestDisk>> CONFIGURED = NativeViews.configuredParts(
                    GuestConfig::disks)
            .key("disk", row -> row.part().name());

    static final View<GuestPart<hypervisor.source.pmxcfs.GuestDisk>> API_CONFIGURED =
            NativeViews.configuredPartsInCluster(GuestConfig::disks)
                    .key("disk", row -> row.part().name());

    private NativeDiskViews() {}

    private static List<Block> blocks(Domain domain) {
        DomainDefinition definition = domain.definition();
        Set<String> empty = new HashSet<>();
        if (definition != null) {
            for (Disk disk : definition.disks()) {
                if (disk.target() != null && DomainDisk.empty(disk)) {
                    empty.add(disk.target());
                }
            }
        }
        List<Block> blocks = new ArrayList<>();
        for (Block block : domain.statistics().blocks()) {
            if (block.top() && !empty.contains(block.name())) {
                blocks.add(block);
            }
        }
        return blocks;
    }
}

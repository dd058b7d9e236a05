package hypervisor.source.proxmox.node;

import static java.util.Comparator.comparing;

import hypervisor.source.proxmox.cluster.ResourceRow;
import hypervisor.source.proxmox.json.JsonRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A VM as its node and its QEMU tell of it: `nodes/NODE/qemu?full=1`.
///
/// @param qmpStatus as QEMU names it: `running`, `paused`, `io-error` …
/// @param pid of QEMU; null where it does not run
/// @param freeMemory bytes that the guest does not use, as its balloon driver tells
/// @param balloon bytes that the balloon leaves it
/// @param hostMemory bytes that it takes on the host; since Proxmox VE 9
/// @param lock as `backup`, `migrate`; null where nothing locks it
/// @param uptime seconds
/// @param minimumMemory bytes that the balloon leaves it at least; null where it is not to shrink
/// @param qemuVersion of the QEMU that runs, which may be older than the one that is installed: `10.1.2`
/// @param machine the type of machine that runs: `pc-i440fx-10.1+pve0`
/// @param balloonInfo null where QEMU did not tell: a stopped VM, or one without a driver in the guest
/// @param disks sorted by name
/// @param interfaces sorted by name
public record VmDetail(
        String node,
        long vmid,
        String name,
        @Nullable String qmpStatus,
        @Nullable Long pid,
        @Nullable Long freeMemory,
        @Nullable Long balloon,
        @Nullable Long hostMemory,
        @Nullable String lock,
        @Nullable Long uptime,
        @Nullable Long minimumMemory,
        @Nullable String qemuVersion,
        @Nullable String machine,
        @Nullable Balloon balloonInfo,
        Pressure pressure,
        List<Disk> disks,
        List<Interface> interfaces) {

    public VmDetail {
        disks = List.copyOf(disks);
        interfaces = List.copyOf(interfaces);
    }

    /// What the guest's balloon driver told last.
    ///
    /// @param actual bytes, as are the others but the page faults
    /// @param lastUpdate when it told, seconds since 1970; null where it never has
    public record Balloon(
            @Nullable Long actual,
            @Nullable Long max,
            @Nullable Long total,
            @Nullable Long majorFaults,
            @Nullable Long minorFaults,
            @Nullable Long swappedIn,
            @Nullable Long swappedOut,
            @Nullable Long lastUpdate) {}

    /// A disk of a VM, as QEMU counts what is done with it: `blockstat` of `nodes/NODE/qemu?full=1`. All are
    /// counted since QEMU started; null where it does not count them.
    ///
    /// @param name as configured: `scsi0`
    /// @param readNanos how long reads took in all, as for writes, flushes and unmaps
    /// @param unmaps how often the guest gave back space
    /// @param failedReads that the disk could not do, as for the others
    /// @param invalidReads that made no sense, as beyond the disk's end
    /// @param mergedReads that were done together with others
    /// @param highestWritten how far from its start the disk has been written to, in bytes
    public record Disk(
            String name,
            @Nullable Long readBytes,
            @Nullable Long writtenBytes,
            @Nullable Long unmappedBytes,
            @Nullable Long reads,
            @Nullable Long writes,
            @Nullable Long flushes,
            @Nullable Long unmaps,
            @Nullable Long readNanos,
            @Nullable Long writeNanos,
            @Nullable Long flushNanos,
            @Nullable Long unmapNanos,
            @Nullable Long failedReads,
            @Nullable Long failedWrites,
            @Nullable Long failedFlushes,
            @Nullable Long failedUnmaps,
            @Nullable Long invalidReads,
            @Nullable Long invalidWrites,
            @Nullable Long invalidFlushes,
            @Nullable Long invalidUnmaps,
            @Nullable Long mergedReads,
            @Nullable Long mergedWrites,
            @Nullable Long mergedUnmaps,
            @Nullable Long highestWritten) {

        static Disk of(String name, JsonRow row) {
            return new Disk(
                    name,
                    row.integer("rd_bytes"),
                    row.integer("wr_bytes"),
                    row.integer("unmap_bytes"),
                    row.integer("rd_operations"),
                    row.integer("wr_operations"),
                    row.integer("flush_operations"),
                    row.integer("unmap_operations"),
                    row.integer("rd_total_time_ns"),
                    row.integer("wr_total_time_ns"),
                    row.integer("flush_total_time_ns"),
                    row.integer("unmap_total_time_ns"),
                    row.integer("failed_rd_operations"),
                    row.integer("failed_wr_operations"),
                    row.integer("failed_flush_operations"),
                    row.integer("failed_unmap_operations"),
                    row.integer("invalid_rd_operations"),
                    row.integer("invalid_wr_operations"),
                    row.integer("invalid_flush_operations"),
                    row.integer("invalid_unmap_operations"),
                    row.integer("rd_merged"),
                    row.integer("wr_merged"),
                    row.integer("unmap_merged"),
                    row.integer("wr_highest_offset"));
        }
    }

    /// @param name of the host's end: `tap100i0`
    /// @param received bytes, from the guest's view
    public record Interface(
            String name, @Nullable Long received, @Nullable Long sent) {}

    public static VmDetail of(String node, JsonRow row) {
        return new VmDetail(
                node,
                ResourceRow.vmid(row),
                row.text("name", ""),
                row.text("qmpstatus"),
                row.integer("pid"),
                row.integer("freemem"),
                row.integer("balloon"),
                row.integer("memhost"),
                row.text("lock"),
                row.integer("uptime"),
                row.integer("balloon_min"),
                row.text("running-qemu"),
                row.text("running-machine"),
                balloon(row.object("ballooninfo")),
                Pressure.of(row),
                row.objects("blockstat").entrySet().stream()
                        .map(entry -> Disk.of(entry.getKey(), entry.getValue()))
                        .sorted(comparing(Disk::name))
                        .toList(),
                row.objects("nics").entrySet().stream()
                        .map(entry -> new Interface(
                                entry.getKey(),
                                entry.getValue().integer("netin"),
                                entry.getValue().integer("netout")))
                        .sorted(comparing(Interface::name))
                        .toList());
    }

    private static @Nullable Balloon balloon(@Nullable JsonRow row) {
        return row == null
                ? null
                : new Balloon(
                        row.integer("actual"),
                        row.integer("max_mem"),
                        row.integer("total_mem"),
                        row.integer("major_page_faults"),
                        row.integer("minor_page_faults"),
                        row.integer("mem_swapped_in"),
                        row.integer("mem_swapped_out"),
                        lastUpdate(row.integer("last_update")));
    }

    /// QEMU says 0 before the first time.
    private static @Nullable Long lastUpdate(@Nullable Long seconds) {
        return seconds == null || seconds == 0 ? null : seconds;
    }
}

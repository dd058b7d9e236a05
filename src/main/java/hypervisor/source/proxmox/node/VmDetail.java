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
    public record Balloon(
            @Nullable Long actual,
            @Nullable Long max,
            @Nullable Long total,
            @Nullable Long majorFaults,
            @Nullable Long minorFaults,
            @Nullable Long swappedIn,
            @Nullable Long swappedOut) {}

    /// @param name as configured: `scsi0`
    /// @param readBytes since QEMU started, as are all others
    public record Disk(
            String name,
            @Nullable Long readBytes,
            @Nullable Long writtenBytes,
            @Nullable Long reads,
            @Nullable Long writes,
            @Nullable Long flushes,
            @Nullable Long failedReads,
            @Nullable Long failedWrites) {}

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
                balloon(row.object("ballooninfo")),
                Pressure.of(row),
                row.objects("blockstat").entrySet().stream()
                        .map(entry -> disk(entry.getKey(), entry.getValue()))
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
                        row.integer("mem_swapped_out"));
    }

    private static Disk disk(String name, JsonRow row) {
        return new Disk(
                name,
                row.integer("rd_bytes"),
                row.integer("wr_bytes"),
                row.integer("rd_operations"),
                row.integer("wr_operations"),
                row.integer("flush_operations"),
                row.integer("failed_rd_operations"),
                row.integer("failed_wr_operations"));
    }
}

package hypervisor.source.proxmox.node;

import hypervisor.source.proxmox.json.JsonRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node of itself: `nodes/NODE/status`.
///
/// @param version `pve-manager/9.2.11/14a22df35955d97d`
/// @param cpu in use, as a fraction of all processors; since whoever asked the same worker process last, so that it is
/// null where nobody had (the API then says 0)
/// @param ioWait waiting for I/O, as a fraction; null as `cpu` is
/// @param loads averages over 1, 5 and 15 minutes; empty where it does not tell
/// @param model of the processors
/// @param processors as the kernel counts them: threads of all cores
/// @param cores of all sockets
/// @param megahertz of one core; null where the processor does not tell
/// @param memory in bytes, as are the others
/// @param memoryAvailable what can still be used without swapping; since Proxmox VE 9
/// @param bootMode `efi`, `legacy-bios`; null where it is not told, before Proxmox VE 8
public record NodeStatus(
        String node,
        @Nullable String version,
        @Nullable String kernel,
        @Nullable Double cpu,
        @Nullable Double ioWait,
        List<Double> loads,
        @Nullable String model,
        @Nullable Long processors,
        @Nullable Long cores,
        @Nullable Long sockets,
        @Nullable Double megahertz,
        Space memory,
        @Nullable Long memoryAvailable,
        Space swap,
        Space rootFileSystem,
        @Nullable Long sharedMemory,
        @Nullable Long uptime,
        @Nullable String bootMode) {

    public NodeStatus {
        loads = List.copyOf(loads);
    }

    /// @param total bytes
    public record Space(
            @Nullable Long total,
            @Nullable Long used,
            @Nullable Long free) {
        static Space of(@Nullable JsonRow row) {
            return row == null
                    ? new Space(null, null, null)
                    : new Space(row.integer("total"), row.integer("used"), row.integer("free"));
        }
    }

    public static NodeStatus of(String node, JsonRow row) {
        JsonRow processor = row.object("cpuinfo");
        JsonRow ksm = row.object("ksm");
        JsonRow memory = row.object("memory");
        JsonRow boot = row.object("boot-info");
        Double cpu = row.number("cpu");
        boolean measured = cpu != null && cpu > 0;
        Double megahertz = processor == null ? null : processor.number("mhz");
        return new NodeStatus(
                node,
                row.text("pveversion"),
                row.text("kversion"),
                measured ? cpu : null,
                measured ? row.number("wait") : null,
                row.texts("loadavg").stream().map(NodeStatus::load).toList(),
                processor == null ? null : processor.text("model"),
                processor == null ? null : processor.integer("cpus"),
                processor == null ? null : processor.integer("cores"),
                processor == null ? null : processor.integer("sockets"),
                megahertz == null || megahertz == 0 ? null : megahertz,
                Space.of(memory),
                memory == null ? null : memory.integer("available"),
                Space.of(row.object("swap")),
                Space.of(row.object("rootfs")),
                ksm == null ? null : ksm.integer("shared"),
                row.integer("uptime"),
                boot == null ? null : boot.text("mode"));
    }

    private static Double load(String text) {
        try {
            return Double.valueOf(text.strip());
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}

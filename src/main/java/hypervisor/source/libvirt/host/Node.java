package hypervisor.source.libvirt.host;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The machine the daemon runs on.
///
/// @param model the CPU's model as libvirt names it: `x86_64`
/// @param memory KiB
/// @param megahertz null where unknown
/// @param cpuTimes nanoseconds by mode, all CPUs together: `user`, `kernel`, `idle`, `iowait` (`NODE_GET_CPU_STATS`,
/// 227)
/// @param memoryStats KiB by kind: `total`, `free`, `buffers`, `cached` (`NODE_GET_MEMORY_STATS`, 228)
/// @param cells NUMA cells (`NODE_GET_CELLS_FREE_MEMORY`, 101)
/// @param cpusOnline null where the daemon does not say (`NODE_GET_CPU_MAP`, 293)
public record Node(
        String model,
        long memory,
        int cpus,
        @Nullable Integer megahertz,
        int numaNodes,
        int socketsPerNode,
        int coresPerSocket,
        int threadsPerCore,
        @Nullable Integer cpusOnline,
        Map<String, Long> cpuTimes,
        Map<String, Long> memoryStats,
        List<Cell> cells) {

    /// @param freeBytes unused memory of the cell
    /// @param memoryStats KiB by kind, empty where unknown
    public record Cell(int number, @Nullable Long freeBytes, Map<String, Long> memoryStats) {}
}

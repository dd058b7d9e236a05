package hypervisor.demo;

import java.util.Map;

/// What a stand-in says of its machine and of itself.
///
/// @param driver as `CONNECT_GET_TYPE` tells it: `QEMU`
/// @param daemonVersion major * 1000000 + minor * 1000 + release, as is the hypervisor's
/// @param capabilities XML
/// @param model the CPU's, at most 31 bytes
/// @param memory KiB
/// @param cpuTimes nanoseconds of all CPUs together by `kernel`, `user`, `idle`, `iowait`
/// @param memoryStats KiB by `total`, `free`, `buffers`, `cached`
/// @param freeMemory bytes
public record StandInNode(
        String driver,
        String hostname,
        long hypervisorVersion,
        long daemonVersion,
        String capabilities,
        String model,
        long memory,
        int cpus,
        int megahertz,
        int cells,
        int sockets,
        int cores,
        int threads,
        Map<String, Long> cpuTimes,
        Map<String, Long> memoryStats,
        long freeMemory) {

    static long version(int major, int minor, int release) {
        return major * 1_000_000L + minor * 1_000L + release;
    }
}

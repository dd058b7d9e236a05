package hypervisor.source.procfs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// This machine, as `/proc` tells of it. What cannot be read is null or empty.
///
/// @param cpus processors that are on
/// @param cpuSeconds of all processors together, by what they did; the guests' time is in `user` and `nice` too
/// @param bootSeconds when the machine was started, since 1970
/// @param forks processes and threads started
/// @param running processes and threads that run or could
/// @param blocked processes that wait for a device
/// @param loads averages over 1, 5 and 15 minutes
/// @param uptime seconds since the machine was started
/// @param memory rows of `meminfo` in bytes by the kernel's name, counts of huge pages as counts: `MemTotal`
/// @param pressure by resource: `cpu`, `memory`, `io`, `irq`
public record HostNode(
        @Nullable Integer cpus,
        Map<CpuMode, Double> cpuSeconds,
        @Nullable Long bootSeconds,
        @Nullable Long contextSwitches,
        @Nullable Long interrupts,
        @Nullable Long forks,
        @Nullable Long running,
        @Nullable Long blocked,
        List<Double> loads,
        @Nullable Double uptime,
        Map<String, Long> memory,
        Map<String, Pressure> pressure) {

    /// In the order in which the kernel tells them.
    public enum CpuMode {
        USER,
        NICE,
        SYSTEM,
        IDLE,
        IOWAIT,
        IRQ,
        SOFTIRQ,
        STEAL,
        GUEST,
        GUEST_NICE
    }
}

package hypervisor.source.libvirt.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `CONNECT_GET_ALL_DOMAIN_STATS` (344) told of one domain, by its groups. A component is null, or a list
/// empty, where the daemon did not say; every number is as libvirt gives it, in libvirt's unit.
///
/// @param cpu null unless the domain runs: for others libvirt tells the daemon's own CPU time
/// @param perf enabled perf events by name, as `cache_misses`: counts
/// @param vm hypervisor-wide KVM statistics of the domain by the kernel's name, as `remote_tlb_flush.sum`
public record DomainStatistics(
        @Nullable State state,
        @Nullable Cpu cpu,
        @Nullable Balloon balloon,
        @Nullable Integer vcpuCurrent,
        @Nullable Integer vcpuMaximum,
        List<Vcpu> vcpus,
        List<Interface> interfaces,
        List<Block> blocks,
        Map<String, Number> perf,
        List<IoThread> ioThreads,
        List<BandwidthMonitor> memoryBandwidth,
        @Nullable DirtyRate dirtyRate,
        Map<String, Number> vm) {

    public DomainStatistics {
        vcpus = List.copyOf(vcpus);
        interfaces = List.copyOf(interfaces);
        blocks = List.copyOf(blocks);
        ioThreads = List.copyOf(ioThreads);
        memoryBandwidth = List.copyOf(memoryBandwidth);
    }

    /// Group `state`.
    ///
    /// @param state 0 none 1 running 2 blocked 3 paused 4 shutdown 5 shutoff 6 crashed 7 pmsuspended
    /// @param reason a number whose meaning depends on the state
    public record State(int state, int reason) {}

    /// Group `cpu`, times in nanoseconds since the hypervisor process began.
    public record Cpu(
            @Nullable Long time,
            @Nullable Long user,
            @Nullable Long system,
            @Nullable Long haltPollSuccess,
            @Nullable Long haltPollFail,
            List<CacheMonitor> cacheMonitors) {}

    /// `cpu.cache.monitor.N`: last-level cache a resctrl monitor saw occupied.
    ///
    /// @param bytes per bank id
    public record CacheMonitor(String name, String vcpus, Map<Integer, Long> bytes) {}

    /// Group `balloon`: KiB but for the faults and hugetlb counts and `lastUpdate`, Unix seconds (null: never).
    public record Balloon(
            @Nullable Long current,
            @Nullable Long maximum,
            @Nullable Long swapIn,
            @Nullable Long swapOut,
            @Nullable Long majorFault,
            @Nullable Long minorFault,
            @Nullable Long unused,
            @Nullable Long available,
            @Nullable Long usable,
            @Nullable Long lastUpdate,
            @Nullable Long diskCaches,
            @Nullable Long hugetlbPgalloc,
            @Nullable Long hugetlbPgfail,
            @Nullable Long rss) {}

    /// `vcpu.N`, times in nanoseconds.
    ///
    /// @param number N, not dense after hot-unplug
    /// @param state 0 offline 1 running 2 blocked
    /// @param waiting time in uninterruptible wait (`wait`), needs schedstats on the host
    /// @param delay runnable but not running: steal
    /// @param kvm the kernel's counters by name, as `halt_exits.sum`
    public record Vcpu(
            int number,
            @Nullable Integer state,
            @Nullable Long time,
            @Nullable Long waiting,
            @Nullable Long delay,
            @Nullable Boolean halted,
            Map<String, Number> kvm) {}

    /// `net.N`, seen from the guest.
    ///
    /// @param name the host's device, as `vnet0`
    public record Interface(
            int index,
            String name,
            @Nullable Long receiveBytes,
            @Nullable Long receivePackets,
            @Nullable Long receiveErrors,
            @Nullable Long receiveDrops,
            @Nullable Long transmitBytes,
            @Nullable Long transmitPackets,
            @Nullable Long transmitErrors,
            @Nullable Long transmitDrops) {}

    /// `block.N`: bytes, requests, times in nanoseconds. One disk repeats, with the same name, per image of its
    /// backing chain; only the first of them carries the counters.
    ///
    /// @param name the guest's device, as `vda`
    /// @param path the image, null for network disks and empty drives
    /// @param backingIndex which image of the chain; 0 or null for the disk itself
    /// @param top whether this is the disk itself and not an image below it
    /// @param threshold bytes written that raise an event; null where none is set
    public record Block(
            int index,
            String name,
            @Nullable String path,
            @Nullable Integer backingIndex,
            boolean top,
            @Nullable Long readRequests,
            @Nullable Long readBytes,
            @Nullable Long readTime,
            @Nullable Long writeRequests,
            @Nullable Long writeBytes,
            @Nullable Long writeTime,
            @Nullable Long flushRequests,
            @Nullable Long flushTime,
            @Nullable Long errors,
            @Nullable Long allocation,
            @Nullable Long capacity,
            @Nullable Long physical,
            @Nullable Long threshold) {}

    /// `iothread.N`.
    ///
    /// @param id N
    /// @param pollMax nanoseconds
    public record IoThread(
            int id,
            @Nullable Long pollMax,
            @Nullable Long pollGrow,
            @Nullable Long pollShrink) {}

    /// `memory.bandwidth.monitor.N.node.M`: bytes since the monitor began.
    ///
    /// @param node the controller's NUMA node
    public record BandwidthMonitor(
            String name,
            String vcpus,
            int node,
            @Nullable Long bytesLocal,
            @Nullable Long bytesTotal) {}

    /// Group `dirtyrate`.
    ///
    /// @param status 0 unstarted 1 measuring 2 measured
    /// @param startTime seconds on the host's clock
    /// @param period seconds
    /// @param mebibytesPerSecond null before a measurement
    /// @param vcpus MiB/s by vCPU number
    public record DirtyRate(
            @Nullable Integer status,
            @Nullable Long startTime,
            @Nullable Integer period,
            @Nullable String mode,
            @Nullable Long mebibytesPerSecond,
            Map<Integer, Long> vcpus) {}
}

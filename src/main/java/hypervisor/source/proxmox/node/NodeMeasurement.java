package hypervisor.source.proxmox.node;

import org.jspecify.annotations.Nullable;

/// What a node's pvestatd measured last: `cluster/metrics/export?local-only=1`, asked of the node itself; since
/// Proxmox VE 8.2.
///
/// @param timestamp when it measured, seconds since 1970: the only direct sign of a pvestatd that is stuck
/// @param ioWait waiting for I/O over the last 10 seconds, as a fraction
/// @param cpu in use over the last 10 seconds, as a fraction of all processors
/// @param processors how many it has
/// @param load1 average over one minute
/// @param memory bytes, as is all about memory, swap and the root file system
/// @param received bytes since the node started, by its physical interfaces
/// @param uptime seconds
public record NodeMeasurement(
        String node,
        long timestamp,
        @Nullable Double ioWait,
        @Nullable Double cpu,
        @Nullable Double processors,
        @Nullable Double load1,
        @Nullable Double load5,
        @Nullable Double load15,
        @Nullable Long memory,
        @Nullable Long memoryUsed,
        @Nullable Long swap,
        @Nullable Long swapUsed,
        @Nullable Long rootFileSystem,
        @Nullable Long rootFileSystemUsed,
        @Nullable Long received,
        @Nullable Long sent,
        @Nullable Long uptime) {

    /// One of which only the time is known, and how long it waited for I/O.
    public NodeMeasurement(String node, long timestamp, @Nullable Double ioWait) {
        this(
                node, timestamp, ioWait, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }
}

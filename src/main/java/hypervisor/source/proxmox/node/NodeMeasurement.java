package hypervisor.source.proxmox.node;

import org.jspecify.annotations.Nullable;

/// What a node's pvestatd measured last: `cluster/metrics/export?local-only=1`, asked of the node itself; since Proxmox
/// VE 8.2.
///
/// @param timestamp when it measured, seconds since 1970: the only direct sign of a pvestatd that is stuck
/// @param ioWait waiting for I/O over the last 10 seconds, as a fraction
public record NodeMeasurement(
        String node, long timestamp, @Nullable Double ioWait) {}

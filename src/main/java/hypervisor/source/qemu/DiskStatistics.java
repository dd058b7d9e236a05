package hypervisor.source.qemu;

import org.jspecify.annotations.Nullable;

/// What a guest did to one disk since it started, as `query-blockstats` tells.
///
/// @param read what it read
/// @param write what it wrote
/// @param flush how often it asked for all to be written down; without bytes
/// @param unmap what it said it needs no more
/// @param idleNanos how long ago the last one ended; null where there was none
public record DiskStatistics(
        Operations read,
        Operations write,
        Operations flush,
        Operations unmap,
        @Nullable Long idleNanos) {
    /// Operations of one kind. What QEMU does not tell is null.
    ///
    /// @param bytes moved by those that succeeded
    /// @param completed how many ended well
    /// @param nanos how long all of them took together
    /// @param failed how many ended badly
    /// @param invalid how many could not be tried
    public record Operations(
            @Nullable Long bytes,
            @Nullable Long completed,
            @Nullable Long nanos,
            @Nullable Long failed,
            @Nullable Long invalid) {}
}

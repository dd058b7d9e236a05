package hypervisor.source.zfs.pool;

import org.jspecify.annotations.Nullable;

/// A scrub or resilver of a pool. What one version of `zpool` does not print, or only for people (`1.2T`), is null.
///
/// @param function `scrub` or `resilver`
/// @param state `scanning`, `paused`, `finished` or `canceled`
/// @param start in seconds since 1970
/// @param end in seconds since 1970; null while it goes on
/// @param examined bytes that were looked at to find what to read
/// @param issued bytes that were read
/// @param total bytes to read in all
/// @param repaired bytes that were repaired or resilvered
/// @param progress how much is done, from 0 to 1
/// @param errors errors that could not be repaired
public record Scan(
        String function,
        String state,
        @Nullable Double start,
        @Nullable Double end,
        @Nullable Double examined,
        @Nullable Double issued,
        @Nullable Double total,
        @Nullable Double repaired,
        @Nullable Double progress,
        @Nullable Double errors) {}

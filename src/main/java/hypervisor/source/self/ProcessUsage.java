package hypervisor.source.self;

import org.jspecify.annotations.Nullable;

/// The exporter's own process, as the kernel sees it.
///
/// @param cpuSeconds user and system time of all threads
/// @param startTimeSeconds since 1970
/// @param residentBytes null if the kernel does not say
/// @param virtualBytes null if the kernel does not say
/// @param maxFiles null where unlimited
public record ProcessUsage(
        double cpuSeconds,
        double startTimeSeconds,
        @Nullable Long residentBytes,
        @Nullable Long virtualBytes,
        long openFiles,
        @Nullable Long maxFiles,
        long threads) {}

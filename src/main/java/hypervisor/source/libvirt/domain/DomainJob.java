package hypervisor.source.libvirt.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A domain's job, as a migration, save, dump or backup (`DOMAIN_GET_JOB_INFO`, 163).
///
/// @param type `virDomainJobType`: 0 none 1 bounded 2 unbounded 3 completed 4 failed 5 cancelled
/// @param elapsedMillis since the job began
/// @param remainingMillis estimated; null for an unbounded job
public record DomainJob(
        String domain,
        UUID uuid,
        int type,
        long elapsedMillis,
        @Nullable Long remainingMillis,
        long dataTotal,
        long dataProcessed,
        long dataRemaining,
        long memoryTotal,
        long memoryProcessed,
        long memoryRemaining,
        long fileTotal,
        long fileProcessed,
        long fileRemaining) {}

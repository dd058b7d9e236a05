package hypervisor.demo;

/// A domain's job as `DOMAIN_GET_JOB_INFO` tells it: milliseconds and bytes.
///
/// @param type `virDomainJobType`: 0 none 1 bounded 2 unbounded 3 completed 4 failed 5 cancelled
public record StandInJob(
        int type,
        long elapsed,
        long remaining,
        long dataTotal,
        long dataProcessed,
        long dataRemaining,
        long memoryTotal,
        long memoryProcessed,
        long memoryRemaining,
        long fileTotal,
        long fileProcessed,
        long fileRemaining) {
    public static final StandInJob NONE = new StandInJob(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// A live migration that moves memory only.
    public static StandInJob migration(long elapsed, long remaining, long total, long processed) {
        long left = total - processed;
        return new StandInJob(1, elapsed, remaining, total, processed, left, total, processed, left, 0, 0, 0);
    }
}

package hypervisor.source.zfs.pool;

import java.util.List;

/// How long I/O of a pool took since it was imported: `zpool iostat -wHp`.
public record PoolLatencies(String pool, List<Latency> all) {
    public PoolLatencies {
        all = List.copyOf(all);
    }

    /// @param queue `total`, `disk`, `syncq`, `asyncq`, `scrub`, `trim` or `rebuild`: what the time was spent in
    /// @param operation `read` or `write`; empty for what is not told apart
    /// @param upperNanos the longest time that a bucket counts, in nanoseconds: 2^n - 1
    /// @param counts I/Os of each bucket alone
    public record Latency(String queue, String operation, List<Long> upperNanos, List<Long> counts) {
        public Latency {
            upperNanos = List.copyOf(upperNanos);
            counts = List.copyOf(counts);
        }
    }
}

package hypervisor.source.procfs;

import org.jspecify.annotations.Nullable;

/// How a thread fares with the scheduler: `/proc/PID/task/TID/schedstat`, three numbers of which the third is how often
/// it ran.
///
/// @param runNanos on a processor
/// @param delayNanos ready to run, while others had the processors; null where the kernel does not measure it
public record SchedulerTime(
        @Nullable Long runNanos, @Nullable Long delayNanos) {

    static @Nullable SchedulerTime parse(String text) {
        var words = new Words(text);
        Long run = words.nextNumber();
        Long delay = words.nextNumber();
        return run == null && delay == null ? null : new SchedulerTime(run, delay);
    }
}

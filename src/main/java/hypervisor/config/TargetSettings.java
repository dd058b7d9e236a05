package hypervisor.config;

import java.time.Duration;
import java.util.List;

/// How many targets are watched from one process, and for how long. Which ones, the modules of the file say.
public final class TargetSettings {
    public static final Setting<Duration> IDLE = Setting.duration(
            "targets.idle",
            Duration.ofMinutes(10),
            Duration.ofSeconds(1),
            Duration.ofDays(1),
            "After how long without a probe what is kept of a target (its connections, what was read) is given up.");

    public static final Setting<Integer> MAX = Setting.number(
            "targets.max",
            100,
            1,
            10_000,
            "How many targets may be kept at once: one more takes the place of the one that was not probed for longest; "
                    + "where all are being probed, it is refused with status 503.");

    public static final Setting<Integer> MAX_PROBES = Setting.number(
            "targets.max-probes",
            4,
            1,
            1000,
            "How many probes of one target may be answered at once; those above are refused with status 503.");

    static final List<Setting<?>> ALL = List.of(IDLE, MAX, MAX_PROBES);

    private TargetSettings() {}
}

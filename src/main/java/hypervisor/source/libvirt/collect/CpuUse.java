package hypervisor.source.libvirt.collect;

import hypervisor.source.libvirt.message.DomainReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How many host CPUs' worth of time each domain uses, from one reading to the next.
final class CpuUse {
    /// Readings closer than this to the one before, as of a second Prometheus, would tell more of chance than of use.
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Map<Run, Point> points = new HashMap<>();

    private record Point(long at, long cpuTime, @Nullable Double used) {}

    /// @param at when the CPU time was read, in nanoseconds
    /// @param cpuTime nanoseconds since the run began
    /// @return null for the first reading of a run
    @Nullable Double coresUsed(DomainReference domain, long at, long cpuTime) {
        Point before = points.get(Run.of(domain));
        if (before != null && at - before.at() < SHORTEST.toNanos()) {
            return before.used();
        }
        Double used = before == null || cpuTime < before.cpuTime()
                ? null
                : Double.valueOf((double) (cpuTime - before.cpuTime()) / (at - before.at()));
        points.put(Run.of(domain), new Point(at, cpuTime, used));
        return used;
    }

    void retain(Set<Run> living) {
        points.keySet().retainAll(living);
    }
}

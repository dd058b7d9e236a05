package hypervisor.source.zfs;

import hypervisor.source.Limited;
import hypervisor.source.MissingRight;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was read of the pools, one by one: a pool that hangs or fails costs its own part.
///
/// @param pools what was read, by the name of the pool
/// @param failures why a pool was not read, or not all of it, by its name
/// @param missingRights what this process lacks
public record PoolReadings<T>(
        SortedMap<String, T> pools, SortedMap<String, Failure> failures, List<MissingRight> missingRights)
        implements Limited {

    /// Why a pool could not be read.
    ///
    /// @param stuck whether the program did not end in time, or one from before is still there
    /// @param because for a person
    public record Failure(boolean stuck, String because) {}

    public PoolReadings {
        pools = Collections.unmodifiableSortedMap(new TreeMap<>(pools));
        failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
        missingRights = List.copyOf(missingRights);
    }

    public static <T> PoolReadings<T> of(Map<String, T> pools) {
        return new PoolReadings<>(new TreeMap<>(pools), new TreeMap<>(), List.of());
    }

    /// Of every pool that was read, in the order of their names.
    public Collection<T> all() {
        return pools.values();
    }

    /// Whether the pool's program hangs.
    public boolean isStuck(String pool) {
        Failure failure = failures.get(pool);
        return failure != null && failure.stuck();
    }
}

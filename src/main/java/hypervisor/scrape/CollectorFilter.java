package hypervisor.scrape;

import java.util.Set;

/// Which collectors a scrape asks, by name; what it does not ask is absent from its answer.
///
/// @param only these and no others; empty means all
/// @param without all but these
public record CollectorFilter(Set<String> only, Set<String> without) {
    public static final CollectorFilter ALL = new CollectorFilter(Set.of(), Set.of());

    public CollectorFilter {
        only = Set.copyOf(only);
        without = Set.copyOf(without);
    }

    public static CollectorFilter only(Set<String> names) {
        return new CollectorFilter(names, Set.of());
    }

    public static CollectorFilter without(Set<String> names) {
        return new CollectorFilter(Set.of(), names);
    }

    public boolean admits(String collector) {
        return (only.isEmpty() || only.contains(collector)) && !without.contains(collector);
    }
}

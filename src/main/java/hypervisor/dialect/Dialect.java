package hypervisor.dialect;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.metric.Families;
import hypervisor.metric.Family;
import hypervisor.metric.Metric;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One exporter's vocabulary: its metric names, types, help, labels and quirks, over our facts.
///
/// @param name as in `/metrics/NAME` and `--dialect NAME`
/// @param about one line for the reference page and the landing page: what it is, or what it reproduces
public record Dialect(String name, String about, List<? extends Families> sets) {

    public Dialect {
        sets = List.copyOf(sets);
    }

    /// What has to be read to speak this dialect, and nothing more.
    public Set<Fact<?>> facts() {
        return sets.stream().flatMap(set -> set.facts().stream()).collect(Collectors.toUnmodifiableSet());
    }

    public Stream<Metric<?>> metrics() {
        return sets.stream().flatMap(set -> set.metrics().stream());
    }

    public Stream<Family> render(Facts facts) {
        return sets.stream().flatMap(set -> set.render(facts));
    }
}

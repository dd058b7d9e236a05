package hypervisor.dialect;

import static hypervisor.source.proxmox.ProxmoxFacts.RESOURCES;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.metric.MetricSet;
import hypervisor.source.proxmox.cluster.Resources;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A row with the name of its cluster, which one exporter has on every series.
///
/// @param cluster null for a single node, or where the name is not known
record InCluster<T>(@Nullable String cluster, T row) {

    static <F, T> MetricSet.Builder<F, InCluster<T>> rows(Fact<F> fact, BiFunction<F, Facts, Stream<T>> rows) {
        return MetricSet.of(fact, Set.of(RESOURCES), (value, facts) -> {
            Resources resources = facts.value(RESOURCES);
            String cluster = resources == null ? null : resources.cluster();
            return rows.apply(value, facts).map(row -> new InCluster<>(cluster, row));
        });
    }
}

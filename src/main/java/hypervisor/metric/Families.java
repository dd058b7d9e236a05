package hypervisor.metric;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Metrics that belong together in a dialect, in the order they are exposed.
public sealed interface Families permits MetricSet, Vocabulary {

    /// What they are made of, for a heading in the reference.
    String from();

    /// All that has to be read for them.
    Set<Fact<?>> facts();

    List<? extends Metric<?>> metrics();

    /// The families that have samples, each made when the stream reaches it.
    Stream<Family> render(Facts facts);
}

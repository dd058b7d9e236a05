package hypervisor.dialect;

import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.metric.MetricSet;
import hypervisor.source.Limited;
import hypervisor.source.MissingRight;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What every answer says about what may not be read of this machine, of all that the scrape read for something else.
final class RightMetrics {
    private static final Comparator<MissingRight> ORDER =
            Comparator.comparing(MissingRight::what).thenComparing(MissingRight::right);

    static final MetricSet<List<Outcome>, MissingRight> MISSING = MetricSet.of(
                    Outcome.FACT,
                    Set.of(),
                    (List<Outcome> _, Facts facts) -> facts.values(Limited.class)
                            .flatMap(value -> value.missingRights().stream())
                            .distinct()
                            .sorted(ORDER))
            .label("what", MissingRight::what)
            .label("right", MissingRight::right)
            .gauge(
                    "hypervisor_right_missing",
                    "1 for each thing of this machine that is there and that the exporter may not read, with the right "
                            + "it lacks.",
                    _ -> 1)
            .build();

    private RightMetrics() {}
}

package hypervisor.dialect;

import hypervisor.metric.MetricSet;
import hypervisor.source.self.ProbeFigures;
import hypervisor.source.self.ProbeFigures.OfModule;
import hypervisor.source.self.ProbeFigures.OfOutcome;
import hypervisor.source.self.SelfFacts;
import java.util.List;

/// How the exporter fares that is asked for other targets. No label names a target, since anybody can make those up.
final class ProbeMetrics {
    private record Counted(String module, OfOutcome outcome) {}

    private static final MetricSet<ProbeFigures, ProbeFigures> TARGETS = MetricSet.of(SelfFacts.PROBES)
            .gauge(
                    "hypervisor_probe_targets",
                    "Targets that are kept because they were probed not long ago.",
                    ProbeFigures::targets)
            .build();

    private static final MetricSet<ProbeFigures, Counted> OUTCOMES = MetricSet.of(
                    SelfFacts.PROBES,
                    (ProbeFigures figures) -> figures.modules().stream()
                            .flatMap(module ->
                                    module.outcomes().stream().map(outcome -> new Counted(module.name(), outcome))))
            .label("module", Counted::module)
            .label("outcome", counted -> counted.outcome().outcome())
            .counter(
                    "hypervisor_probes_total",
                    "Probes by what came of them: up, down where nothing could be read, or busy.",
                    counted -> counted.outcome().count())
            .build();

    private static final MetricSet<ProbeFigures, OfModule> REFUSALS = MetricSet.of(
                    SelfFacts.PROBES, (ProbeFigures figures) -> figures.modules().stream())
            .label("module", OfModule::name)
            .counter(
                    "hypervisor_probe_refusals_total",
                    "Probes of targets that the module may not be used for.",
                    OfModule::refusals)
            .build();

    static final List<MetricSet<?, ?>> ALL = List.of(TARGETS, OUTCOMES, REFUSALS);

    private ProbeMetrics() {}
}

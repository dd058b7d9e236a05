package hypervisor.dialect;

import hypervisor.metric.Buckets;
import hypervisor.metric.MetricSet;
import hypervisor.source.self.PveRequestFigures;
import hypervisor.source.self.PveRequestFigures.OfModule;
import hypervisor.source.self.PveRequestFigures.OfTarget;
import hypervisor.source.self.SelfFacts;
import java.util.List;

/// What prometheus-pve-exporter says of itself, at `/metrics`.
public final class PrometheusPveExporterSelf {
    private static final MetricSet<PveRequestFigures, OfModule> MODULES = MetricSet.of(
                    SelfFacts.PVE_REQUESTS, (PveRequestFigures figures) -> figures.modules().stream())
            .label("module", OfModule::name)
            // Quirk: a summary without quantiles is these two, under whatever type.
            .counter(
                    "pve_collection_duration_seconds_sum",
                    "Seconds that all answers of the module took together.",
                    OfModule::seconds)
            .counter("pve_collection_duration_seconds_count", "Answers of the module.", OfModule::answers)
            .counter(
                    "pve_request_errors_total",
                    "Answers of the module in which something is missing.",
                    OfModule::failures)
            .build();

    private static final MetricSet<PveRequestFigures, OfTarget> TARGETS = MetricSet.of(
                    SelfFacts.PVE_REQUESTS, (PveRequestFigures figures) -> figures.targets().stream())
            .label("target", target -> target.request().target())
            .label("cluster", target -> target.request().cluster() ? "1" : "0")
            .label("node", target -> target.request().node() ? "1" : "0")
            .histogram(
                    "pve_scrape_target_duration_seconds",
                    "How long answers about the target took.",
                    target -> Buckets.of(OfTarget.BOUNDS, target.counts(), target.seconds()))
            .counter(
                    "pve_scrape_target_errors_total",
                    "Answers about the target in which something is missing.",
                    OfTarget::failures)
            .build();

    public static final Dialect DIALECT = new Dialect(
            PrometheusPveExporter.NAME + "-self",
            "what prometheus-pve-exporter says of itself",
            List.of(MODULES, TARGETS));

    private PrometheusPveExporterSelf() {}
}

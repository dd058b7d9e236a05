package hypervisor.dialect;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.ZfsFacts;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What zfs_exporter says of itself and its collectors.
final class ZfsExporterScrape {
    private record Part(String collector, String ours, Fact<? extends PoolReadings<?>> fact) {}

    private static final List<Part> PARTS = List.of(
            new Part("dataset-filesystem", "zfs_dataset", ZfsFacts.DATASETS),
            new Part("dataset-snapshot", "zfs_snapshot", ZfsFacts.SNAPSHOTS),
            new Part("dataset-volume", "zfs_dataset", ZfsFacts.DATASETS),
            new Part("pool", "zfs_pool", ZfsFacts.POOLS));

    record Row(String collector, double seconds, boolean success) {}

    static final MetricSet<List<Outcome>, Row> COLLECTORS = MetricSet.of(
                    Outcome.FACT, Set.of(), ZfsExporterScrape::rows)
            .label("collector", Row::collector)
            .gauge("zfs_scrape_collector_duration_seconds", "How long the collector took.", Row::seconds)
            .gauge(
                    "zfs_scrape_collector_success",
                    "Whether the collector read all pools.",
                    row -> row.success() ? 1 : 0)
            .build();

    private ZfsExporterScrape() {}

    static MetricSet<List<Outcome>, BuildInfo> build(BuildInfo build) {
        return MetricSet.of(Outcome.FACT, (List<Outcome> _) -> Stream.of(build))
                .label("branch", _ -> "")
                .label("goarch", _ -> "")
                .label("goos", _ -> "")
                .label("goversion", _ -> "")
                .label("revision", BuildInfo::revision)
                .label("tags", _ -> "")
                .label("version", BuildInfo::version)
                .info("zfs_exporter_build_info", "Which build of this program runs, which has nothing of Go. Always 1.")
                .build();
    }

    private static Stream<Row> rows(List<Outcome> outcomes, Facts facts) {
        return PARTS.stream()
                .flatMap(part -> outcomes.stream()
                        .filter(outcome -> outcome.collector().equals(part.ours()))
                        .map(outcome -> {
                            PoolReadings<?> readings = facts.value(part.fact());
                            boolean all =
                                    readings != null && readings.failures().isEmpty();
                            return new Row(part.collector(), outcome.seconds(), outcome.success() && all);
                        }));
    }
}

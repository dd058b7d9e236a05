package hypervisor.exposition;

import hypervisor.metric.Family;
import hypervisor.metric.Family.Sample;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The same families, written by Prometheus's own Java library.
final class ClientLibrary {
    private ClientLibrary() {}

    static byte[] bytes(ExpositionFormatWriter writer, List<Family> families) throws IOException {
        var out = new ByteArrayOutputStream();
        writer.write(
                out,
                new MetricSnapshots(
                        families.stream().map(ClientLibrary::snapshot).toList()),
                EscapingScheme.UNDERSCORE_ESCAPING);
        return out.toByteArray();
    }

    private static MetricSnapshot snapshot(Family family) {
        return switch (family.type()) {
            case GAUGE -> {
                var gauge = GaugeSnapshot.builder().name(family.name()).help(help(family));
                for (Sample sample : family.samples()) {
                    gauge.dataPoint(new GaugeDataPointSnapshot(sample.value(), labels(family, sample), null));
                }
                yield gauge.build();
            }
            case COUNTER -> {
                String name = family.name().substring(0, family.name().length() - "_total".length());
                var counter = CounterSnapshot.builder().name(name).help(help(family));
                for (Sample sample : family.samples()) {
                    counter.dataPoint(new CounterDataPointSnapshot(sample.value(), labels(family, sample), null, 0));
                }
                yield counter.build();
            }
            case UNTYPED -> {
                var unknown = UnknownSnapshot.builder().name(family.name()).help(help(family));
                for (Sample sample : family.samples()) {
                    unknown.dataPoint(new UnknownDataPointSnapshot(sample.value(), labels(family, sample), null));
                }
                yield unknown.build();
            }
        };
    }

    private static @Nullable String help(Family family) {
        return family.help().isEmpty() ? null : RandomFamilies.valid(family.help());
    }

    /// With the texts UTF-8 cannot say already replaced: the library turns them into question marks.
    private static Labels labels(Family family, Sample sample) {
        return Labels.of(
                family.labelNames(),
                sample.labelValues().stream().map(RandomFamilies::valid).toList());
    }
}

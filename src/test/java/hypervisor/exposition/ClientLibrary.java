package hypervisor.exposition;

import hypervisor.metric.Buckets;
import hypervisor.metric.Family;
import hypervisor.metric.Family.Distribution;
import hypervisor.metric.Family.Sample;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
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
                    gauge.dataPoint(
                            new GaugeDataPointSnapshot(sample.value(), labels(family, sample.labelValues()), null));
                }
                yield gauge.build();
            }
            case COUNTER -> {
                String name = family.name().substring(0, family.name().length() - "_total".length());
                var counter = CounterSnapshot.builder().name(name).help(help(family));
                for (Sample sample : family.samples()) {
                    counter.dataPoint(new CounterDataPointSnapshot(
                            sample.value(), labels(family, sample.labelValues()), null, 0));
                }
                yield counter.build();
            }
            case UNTYPED -> {
                var unknown = UnknownSnapshot.builder().name(family.name()).help(help(family));
                for (Sample sample : family.samples()) {
                    unknown.dataPoint(
                            new UnknownDataPointSnapshot(sample.value(), labels(family, sample.labelValues()), null));
                }
                yield unknown.build();
            }
            case HISTOGRAM -> {
                var histogram = HistogramSnapshot.builder().name(family.name()).help(help(family));
                for (Distribution distribution : family.distributions()) {
                    histogram.dataPoint(dataPoint(labels(family, distribution.labelValues()), distribution.buckets()));
                }
                yield histogram.build();
            }
        };
    }

    private static HistogramDataPointSnapshot dataPoint(Labels labels, Buckets buckets) {
        var bounds = new ArrayList<>(buckets.upperBounds());
        bounds.add(Double.POSITIVE_INFINITY);
        Double sum = buckets.sum();
        var point = HistogramDataPointSnapshot.builder()
                .labels(labels)
                .sum(sum == null ? Double.NaN : sum)
                .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, buckets.counts()));
        if (buckets.alsoNative()) {
            int first = Math.getExponent(bounds.getFirst());
            var sparse = NativeHistogramBuckets.builder();
            for (int i = 0; i < bounds.size(); i++) {
                if (buckets.counts().get(i) > 0) {
                    sparse.bucket(first + i, buckets.counts().get(i));
                }
            }
            point.nativeSchema(0).nativeZeroThreshold(0x1p-128).nativeBucketsForPositiveValues(sparse.build());
        }
        return point.build();
    }

    private static @Nullable String help(Family family) {
        return family.help().isEmpty() ? null : RandomFamilies.valid(family.help());
    }

    /// With the texts UTF-8 cannot say already replaced: the library turns them into question marks.
    private static Labels labels(Family family, List<String> values) {
        return Labels.of(
                family.labelNames(), values.stream().map(RandomFamilies::valid).toList());
    }
}

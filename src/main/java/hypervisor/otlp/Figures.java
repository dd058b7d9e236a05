package hypervisor.otlp;

import hypervisor.metric.Buckets;
import hypervisor.metric.Family;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes of our families what goes over OTLP: a gauge and what has no type is a gauge, a counter a cumulative sum that
/// only grows, a histogram one with the same bounds. Numbers that are none are left out, and so are empty labels.
final class Figures {
    private static final AggregationTemporality CUMULATIVE = AggregationTemporality.CUMULATIVE;

    private final Resource resource;
    private final InstrumentationScopeInfo scope;
    private final long startNanos;

    Figures(Origin origin) {
        this.resource = Resource.create(Attributes.builder()
                .put("service.name", "hypervisor-exporter")
                .put("service.version", origin.version())
                .put("service.instance.id", origin.instance())
                .put("host.name", origin.host())
                .build());
        this.scope = InstrumentationScopeInfo.builder("hypervisor-exporter")
                .setVersion(origin.version())
                .build();
        this.startNanos = origin.startNanos();
    }

    /// @param nanos when it was read, in nanoseconds since 1970
    /// @return null where there is nothing to tell
    @Nullable MetricData of(Family family, long nanos) {
        return switch (family.type()) {
            case GAUGE, UNTYPED ->
                figure(family, MetricDataType.DOUBLE_GAUGE, GaugeData.createDoubleGaugeData(points(family, nanos)));
            case COUNTER ->
                figure(
                        family,
                        MetricDataType.DOUBLE_SUM,
                        SumData.createDoubleSumData(true, CUMULATIVE, points(family, nanos)));
            case HISTOGRAM ->
                figure(family, MetricDataType.HISTOGRAM, HistogramData.create(CUMULATIVE, spreads(family, nanos)));
        };
    }

    private @Nullable MetricData figure(Family family, MetricDataType type, Data<?> data) {
        return data.getPoints().isEmpty()
                ? null
                : new Figure(resource, scope, family.name(), family.help(), Units.of(family.name()), type, data);
    }

    private List<DoublePointData> points(Family family, long nanos) {
        List<DoublePointData> points = new ArrayList<>();
        for (Family.Sample sample : family.samples()) {
            if (!Double.isNaN(sample.value())) {
                Attributes labels = labels(family.labelNames(), sample.labelValues());
                points.add(DoublePointData.create(startNanos, nanos, labels, sample.value(), List.of()));
            }
        }
        return points;
    }

    /// Where a source does not tell the sum, it is no number.
    private List<HistogramPointData> spreads(Family family, long nanos) {
        List<HistogramPointData> points = new ArrayList<>();
        for (Family.Distribution distribution : family.distributions()) {
            Buckets buckets = distribution.buckets();
            double sum = buckets.sum() == null ? Double.NaN : buckets.sum();
            points.add(HistogramPointData.create(
                    startNanos,
                    nanos,
                    labels(family.labelNames(), distribution.labelValues()),
                    sum,
                    false,
                    0,
                    false,
                    0,
                    buckets.upperBounds(),
                    buckets.counts()));
        }
        return points;
    }

    private static Attributes labels(List<String> names, List<String> values) {
        AttributesBuilder labels = Attributes.builder();
        for (int i = 0; i < names.size(); i++) {
            if (!values.get(i).isEmpty()) {
                labels.put(names.get(i), values.get(i));
            }
        }
        return labels.build();
    }
}

package hypervisor.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.metric.Buckets;
import hypervisor.metric.Family;
import hypervisor.metric.Family.Distribution;
import hypervisor.metric.Family.Sample;
import hypervisor.metric.Type;
import hypervisor.otlp.FakeCollector.Pushed;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OtlpSenderTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000, 5);
    private static final Origin ORIGIN = new Origin("1.2.3", "pve1:9177", "pve1", 1_600_000_000_000_000_000L);

    @Test
    void aCounterIsACumulativeSumSinceTheStart() throws Exception {
        Pushed pushed = push(new Family(
                "x_seconds_total",
                Type.COUNTER,
                "How long.",
                List.of("a", "b"),
                List.of(new Sample(List.of("1", ""), 2.5), new Sample(List.of("2", "z"), Double.NaN))));

        var metric = pushed.metric("x_seconds_total");
        assertThat(metric.getDescription()).isEqualTo("How long.");
        assertThat(metric.getUnit()).isEqualTo("s");
        assertThat(metric.getSum().getIsMonotonic()).isTrue();
        assertThat(metric.getSum().getAggregationTemporality())
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        NumberDataPoint point = metric.getSum().getDataPoints(0);
        assertThat(metric.getSum().getDataPointsCount()).isEqualTo(1);
        assertThat(point.getAsDouble()).isEqualTo(2.5);
        assertThat(point.getTimeUnixNano()).isEqualTo(1_700_000_000_000_000_005L);
        assertThat(point.getStartTimeUnixNano()).isEqualTo(1_600_000_000_000_000_000L);
        assertThat(point.getAttributesList())
                .singleElement()
                .satisfies(label -> assertThat(
                                label.getKey() + "=" + label.getValue().getStringValue())
                        .isEqualTo("a=1"));
    }

    @Test
    void whatHasNoTypeIsAGauge() throws Exception {
        Pushed pushed = push(
                new Family("x", Type.UNTYPED, "", List.of(), List.of(new Sample(List.of(), 7))),
                new Family("y_bytes", Type.GAUGE, "", List.of(), List.of(new Sample(List.of(), 8))),
                new Family("z", Type.GAUGE, "", List.of(), List.of(new Sample(List.of(), Double.NaN))),
                new Family("empty", Type.GAUGE, "", List.of(), List.of()));

        assertThat(pushed.metric("x").getGauge().getDataPoints(0).getAsDouble()).isEqualTo(7);
        assertThat(pushed.metric("x").getUnit()).isEmpty();
        assertThat(pushed.metric("y_bytes").getUnit()).isEqualTo("By");
        assertThat(pushed.metrics()).hasSize(2);
    }

    @Test
    void aHistogramKeepsItsBounds() throws Exception {
        var buckets = Buckets.of(List.of(0.5, 1.0), List.of(3L, 2L, 1L), 4.5);
        Pushed pushed = push(Family.histogram(
                "h_seconds", "", List.of("pool"), List.of(new Distribution(List.of("tank"), buckets))));

        HistogramDataPoint point = pushed.metric("h_seconds").getHistogram().getDataPoints(0);
        assertThat(point.getExplicitBoundsList()).containsExactly(0.5, 1.0);
        assertThat(point.getBucketCountsList()).containsExactly(3L, 2L, 1L);
        assertThat(point.getCount()).isEqualTo(6);
        assertThat(point.getSum()).isEqualTo(4.5);
    }

    @Test
    void saysWhoPushes() throws Exception {
        Pushed pushed = push(new Family("x", Type.GAUGE, "", List.of(), List.of(new Sample(List.of(), 7))));

        assertThat(pushed.message().getResourceMetrics(0).getResource().getAttributesList())
                .extracting(label -> label.getKey() + "=" + label.getValue().getStringValue())
                .containsExactlyInAnyOrder(
                        "service.name=hypervisor-exporter",
                        "service.version=1.2.3",
                        "service.instance.id=pve1:9177",
                        "host.name=pve1");
        assertThat(pushed.headers()).containsEntry("Authorization", List.of("Bearer abc"));
        assertThat(pushed.headers()).containsEntry("Content-type", List.of("application/x-protobuf"));
    }

    @Test
    void aCollectorThatRefusesOrIsGoneIsAFailureWithAReason() throws Exception {
        try (var collector = new FakeCollector();
                OtlpSender sender = sender(collector.endpoint())) {
            collector.answers(403);
            assertThatThrownBy(() -> sender.push(Stream.of(), NOW))
                    .isInstanceOf(IOException.class)
                    .hasMessage(collector.endpoint() + " answered with status 403")
                    .hasMessageNotContaining("abc");
        }
        try (OtlpSender sender = sender("http://127.0.0.1:1/v1/metrics")) {
            assertThatThrownBy(() -> sender.push(Stream.of(), NOW))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("http://127.0.0.1:1/v1/metrics did not take it: ");
        }
    }

    private static Pushed push(Family... families) throws Exception {
        try (var collector = new FakeCollector();
                OtlpSender sender = sender(collector.endpoint())) {
            sender.push(Stream.of(families), NOW);
            return collector.take();
        }
    }

    private static OtlpSender sender(String endpoint) throws IOException {
        return new OtlpSender(
                new OtlpOptions(
                        URI.create(endpoint),
                        Duration.ofSeconds(10),
                        () -> Map.of("Authorization", "Bearer abc"),
                        null),
                ORIGIN);
    }
}

package hypervisor.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.metric.Buckets;
import hypervisor.metric.Family;
import hypervisor.metric.Family.Distribution;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private static final Format OPEN_METRICS = OpenMetricsFormat.current(Escaping.NONE);
    private static final Format PROTOBUF = ProtobufFormat.delimited(Escaping.NONE);

    @Test
    void isCumulativeInText() {
        assertThat(Written.text(Format.TEXT, waits(buckets(12.5)))).isEqualTo("""
                        # HELP wait_seconds How long.
                        # TYPE wait_seconds histogram
                        wait_seconds_bucket{pool="a\\"b",le="0.5"} 3
                        wait_seconds_bucket{pool="a\\"b",le="1"} 3
                        wait_seconds_bucket{pool="a\\"b",le="2"} 7
                        wait_seconds_bucket{pool="a\\"b",le="+Inf"} 8
                        wait_seconds_sum{pool="a\\"b"} 12.5
                        wait_seconds_count{pool="a\\"b"} 8
                        """);
    }

    @Test
    void hasACountInOpenMetricsOnlyBesideASum() {
        assertThat(Written.text(OPEN_METRICS, waits(buckets(null)))).isEqualTo("""
                        # HELP wait_seconds How long.
                        # TYPE wait_seconds histogram
                        wait_seconds_bucket{pool="a\\"b",le="0.5"} 3.0
                        wait_seconds_bucket{pool="a\\"b",le="1.0"} 3.0
                        wait_seconds_bucket{pool="a\\"b",le="2.0"} 7.0
                        wait_seconds_bucket{pool="a\\"b",le="+Inf"} 8.0
                        # EOF
                        """);
        assertThat(Written.text(OPEN_METRICS, waits(buckets(12.5)))).contains("_sum{", "_count{");
    }

    @Test
    void needsNoLabels() {
        Family family = Family.histogram(
                "h", "", List.of(), List.of(new Distribution(List.of(), Buckets.of(List.of(), List.of(4L), null))));

        assertThat(Written.text(Format.TEXT, family)).isEqualTo("""
                        # TYPE h histogram
                        h_bucket{le="+Inf"} 4
                        h_count 4
                        """);
    }

    @Test
    void isNativeBesideItsBucketsWhereThatWasAskedFor() throws IOException {
        Map<String, ParsedHistogram> read = ParsedHistogram.all(
                Written.bytes(PROTOBUF, List.of(waits(buckets(12.5).withNative()))));

        ParsedHistogram histogram = read.values().iterator().next();
        assertThat(histogram.classic()).isEqualTo(Map.of(0.5, 3L, 1.0, 3L, 2.0, 7L, Double.POSITIVE_INFINITY, 8L));
        assertThat(histogram.schema()).isZero();
        assertThat(histogram.zeroThreshold()).isPositive();
        assertThat(histogram.sparse()).isEqualTo(Map.of(-1, 3L, 1, 4L, 2, 1L));
    }

    @Test
    void isNotNativeWhereItWasNotAskedFor() throws IOException {
        Map<String, ParsedHistogram> read = ParsedHistogram.all(Written.bytes(PROTOBUF, List.of(waits(buckets(12.5)))));

        assertThat(read.values()).first().extracting(ParsedHistogram::schema).isNull();
    }

    @Test
    void takesNanosecondsThatDoubleForTheNearestNativeBuckets() throws IOException {
        List<Double> bounds = List.of((1L << 29) / 1e9, (1L << 30) / 1e9, (1L << 31) / 1e9);
        Buckets buckets = Buckets.of(bounds, List.of(1L, 2L, 3L, 0L), null).withNative();

        var read = ParsedHistogram.all(Written.bytes(PROTOBUF, List.of(waits(buckets))));

        assertThat(read.values()).first().extracting(ParsedHistogram::sparse).isEqualTo(Map.of(-1, 1L, 0, 2L, 1, 3L));
    }

    @Test
    void countsNoFurtherThanALongCan() {
        Buckets buckets = Buckets.of(List.of(1.0), List.of(Long.MAX_VALUE, 5L), null);

        assertThat(buckets.count()).isEqualTo(Long.MAX_VALUE);
        assertThat(Written.bytes(PROTOBUF, List.of(waits(buckets.withNative()))))
                .isNotEmpty();
    }

    @Test
    void refusesCountsThatDoNotFitTheirBounds() {
        assertThatThrownBy(() -> Buckets.of(List.of(1.0), List.of(1L), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Buckets.of(List.of(1.0, 1.0), List.of(1L, 2L, 3L), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Buckets buckets(@Nullable Double sum) {
        return Buckets.of(List.of(0.5, 1.0, 2.0), List.of(3L, 0L, 4L, 1L), sum);
    }

    private static Family waits(Buckets buckets) {
        return Family.histogram(
                "wait_seconds", "How long.", List.of("pool"), List.of(new Distribution(List.of("a\"b"), buckets)));
    }
}

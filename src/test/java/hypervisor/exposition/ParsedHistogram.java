package hypervisor.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a reader of protobuf has of one histogram, however its native buckets were packed into spans.
///
/// @param sum NaN where it is not known
/// @param classic cumulative counts by bound
/// @param schema null where there is no native histogram
/// @param sparse counts that are not 0, by the index of their native bucket
record ParsedHistogram(
        long count,
        double sum,
        Map<Double, Long> classic,
        @Nullable Integer schema,
        double zeroThreshold,
        long zeroCount,
        Map<Integer, Long> sparse) {

    /// By name and labels.
    static Map<String, ParsedHistogram> all(byte[] bytes) throws IOException {
        Map<String, ParsedHistogram> all = new TreeMap<>();
        var in = new ByteArrayInputStream(bytes);
        while (in.available() > 0) {
            var family = Metrics.MetricFamily.parseDelimitedFrom(in);
            assertThat(family.getType()).isEqualTo(Metrics.MetricType.HISTOGRAM);
            for (Metrics.Metric metric : family.getMetricList()) {
                Map<String, String> labels = new TreeMap<>();
                metric.getLabelList().forEach(label -> labels.put(label.getName(), label.getValue()));
                assertThat(all.put(family.getName() + family.getHelp() + labels, of(metric.getHistogram())))
                        .isNull();
            }
        }
        return all;
    }

    private static ParsedHistogram of(Metrics.Histogram histogram) {
        Map<Double, Long> classic = new TreeMap<>();
        histogram.getBucketList().forEach(bucket -> classic.put(bucket.getUpperBound(), bucket.getCumulativeCount()));
        Map<Integer, Long> sparse = new TreeMap<>();
        int index = 0;
        int next = 0;
        long count = 0;
        for (var span : histogram.getPositiveSpanList()) {
            index += span.getOffset();
            for (int i = 0; i < span.getLength(); i++) {
                count += histogram.getPositiveDelta(next++);
                if (count != 0) {
                    sparse.put(index, count);
                }
                index++;
            }
        }
        assertThat(next).isEqualTo(histogram.getPositiveDeltaCount());
        return new ParsedHistogram(
                histogram.getSampleCount(),
                histogram.hasSampleSum() ? histogram.getSampleSum() : Double.NaN,
                classic,
                histogram.hasSchema() ? histogram.getSchema() : null,
                histogram.getZeroThreshold(),
                histogram.getZeroCount(),
                sparse);
    }
}

package hypervisor.exposition;

import hypervisor.metric.Buckets;
import hypervisor.metric.Family;
import hypervisor.metric.Family.Distribution;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the series of a histogram in the text formats: `_bucket` for each bound and for all, `_sum` where it is
/// known, and `_count`, which OpenMetrics allows only beside a sum.
final class HistogramLines {
    private final Lines lines;
    private final boolean openMetrics;
    private final Bytes line = new Bytes(512);

    HistogramLines(Lines lines, boolean openMetrics) {
        this.lines = lines;
        this.openMetrics = openMetrics;
    }

    void write(String name, Family family) throws IOException {
        if (family.distributions().isEmpty()) {
            return;
        }
        List<String> labels = family.labelNames().stream().map(Names::label).toList();
        for (Distribution distribution : family.distributions()) {
            write(name, labels, distribution);
        }
    }

    private void write(String name, List<String> labels, Distribution distribution) throws IOException {
        Buckets buckets = distribution.buckets();
        List<String> values = distribution.labelValues();
        long total = 0;
        for (int i = 0; i < buckets.counts().size(); i++) {
            total = Buckets.plus(total, buckets.counts().get(i));
            boolean last = i == buckets.upperBounds().size();
            bucket(
                    name,
                    labels,
                    values,
                    last ? Double.POSITIVE_INFINITY : buckets.upperBounds().get(i));
            lines.line(line, (double) total);
        }
        @Nullable Double sum = buckets.sum();
        if (sum != null) {
            begin(name, "_sum", labels, values);
            end(labels.isEmpty());
            lines.line(line, sum);
        }
        if (sum != null || !openMetrics) {
            begin(name, "_count", labels, values);
            end(labels.isEmpty());
            lines.line(line, (double) total);
        }
    }

    private void bucket(String name, List<String> labels, List<String> values, double bound) {
        begin(name, "_bucket", labels, values);
        line.ascii(labels.isEmpty() ? "{le=\"" : ",le=\"");
        line.number(bound, openMetrics);
        line.put('"');
        end(false);
    }

    private void begin(String name, String suffix, List<String> labels, List<String> values) {
        line.clear();
        line.ascii(name);
        line.ascii(suffix);
        for (int i = 0; i < labels.size(); i++) {
            line.put(i == 0 ? '{' : ',');
            line.ascii(labels.get(i));
            line.put('=');
            line.put('"');
            line.quoted(values.get(i));
            line.put('"');
        }
    }

    private void end(boolean withoutLabels) {
        if (!withoutLabels) {
            line.put('}');
        }
    }
}

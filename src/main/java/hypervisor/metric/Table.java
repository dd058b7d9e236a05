package hypervisor.metric;

import hypervisor.metric.Metric.Label;
import hypervisor.metric.Metric.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of one metric set, and the label texts of the metric family made last: neighbours in a declaration
/// carry the same labels, so their texts are worked out once for all of them.
final class Table<T> {
    private final List<T> rows;
    private List<Label<T>> labels = List.of();
    private List<@Nullable List<String>> texts = List.of();

    Table(List<T> rows) {
        this.rows = rows;
    }

    Family family(Metric<T> metric) {
        if (texts.size() != rows.size() || !labels.equals(metric.labels())) {
            labels = metric.labels();
            texts = texts(metric.labels());
        }
        return metric.type() == Type.HISTOGRAM ? histogram(metric) : numbers(metric);
    }

    private Family numbers(Metric<T> metric) {
        List<Family.Sample> samples = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            List<String> values = texts.get(i);
            Number value = values == null ? null : metric.value().of(rows.get(i));
            if (values != null && value != null) {
                samples.add(new Family.Sample(values, value.doubleValue()));
            }
        }
        return new Family(metric.name(), metric.type(), metric.help(), metric.labelNames(), samples);
    }

    private Family histogram(Metric<T> metric) {
        List<Family.Distribution> distributions = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> values = texts.get(i);
            Buckets buckets = values == null ? null : metric.spread().of(rows.get(i));
            if (values != null && buckets != null) {
                distributions.add(new Family.Distribution(values, buckets));
            }
        }
        return Family.histogram(metric.name(), metric.help(), metric.labelNames(), distributions);
    }

    /// Null for a row whose labels another row already has: Prometheus would refuse the whole answer.
    private List<@Nullable List<String>> texts(List<Label<T>> wanted) {
        Set<List<String>> seen = new HashSet<>();
        List<@Nullable List<String>> all = new ArrayList<>(rows.size());
        for (T row : rows) {
            List<String> values =
                    wanted.stream().map(label -> orEmpty(label.text(), row)).toList();
            all.add(seen.add(values) ? values : null);
        }
        return all;
    }

    private static <T> String orEmpty(Text<T> text, T row) {
        String value = text.of(row);
        return value == null ? "" : value;
    }
}

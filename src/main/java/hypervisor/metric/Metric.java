package hypervisor.metric;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One metric, declared: everything a reader, the exposition and the documentation need to know about it.
///
/// @param value of every type but a histogram, which has none
/// @param spread of a histogram; of every other type there is none
public record Metric<T>(String name, Type type, String help, List<Label<T>> labels, Value<T> value, Spread<T> spread) {

    /// One that is no histogram.
    public Metric(String name, Type type, String help, List<Label<T>> labels, Value<T> value) {
        this(name, type, help, labels, value, _ -> null);
    }

    public static <T> Metric<T> histogram(String name, String help, List<Label<T>> labels, Spread<T> spread) {
        return new Metric<>(name, Type.HISTOGRAM, help, labels, _ -> null, spread);
    }

    public record Label<T>(String name, Text<T> text) {}

    /// The number to export for one row, or null where the source does not say; null exports nothing.
    @FunctionalInterface
    public interface Value<T> {
        @Nullable Number of(T row);
    }

    /// The distribution to export for one row, or null where the source does not say.
    @FunctionalInterface
    public interface Spread<T> {
        @Nullable Buckets of(T row);
    }

    /// A label's text for one row; null reads as the empty string, so a metric's label names never vary.
    @FunctionalInterface
    public interface Text<T> {
        @Nullable String of(T row);
    }

    /// The same with one more label before all others.
    Metric<T> under(String label, String text) {
        List<Label<T>> longer = new ArrayList<>(labels.size() + 1);
        longer.add(new Label<>(label, _ -> text));
        longer.addAll(labels);
        return new Metric<>(name, type, help, longer, value, spread);
    }

    public List<String> labelNames() {
        return labels.stream().map(Label::name).toList();
    }
}

package hypervisor.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One metric, declared: everything a reader, the exposition and the documentation need to know about it.
public record Metric<T>(String name, Type type, String help, List<Label<T>> labels, Value<T> value) {

    public record Label<T>(String name, Text<T> text) {}

    /// The number to export for one row, or null where the source does not say; null exports nothing.
    @FunctionalInterface
    public interface Value<T> {
        @Nullable Number of(T row);
    }

    /// A label's text for one row; null reads as the empty string, so a metric's label names never vary.
    @FunctionalInterface
    public interface Text<T> {
        @Nullable String of(T row);
    }

    public List<String> labelNames() {
        return labels.stream().map(Label::name).toList();
    }
}

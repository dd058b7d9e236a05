package hypervisor.metric;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Reading;
import hypervisor.metric.Metric.Label;
import hypervisor.metric.Metric.Spread;
import hypervisor.metric.Metric.Text;
import hypervisor.metric.Metric.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/// The metrics one dialect makes of one fact: which rows the fact yields, what labels every row carries,
/// and the metrics themselves, in the order they are exposed.
public final class MetricSet<F, T> implements Families {
    private final Fact<F> fact;
    private final Set<Fact<?>> beside;
    private final List<Metric<T>> metrics;
    private final BiFunction<F, Facts, Stream<Family>> families;

    private MetricSet(
            Fact<F> fact, Set<Fact<?>> beside, List<Metric<T>> metrics, BiFunction<F, Facts, Stream<Family>> families) {
        this.fact = fact;
        this.beside = Set.copyOf(beside);
        this.metrics = List.copyOf(metrics);
        this.families = families;
    }

    public Fact<F> fact() {
        return fact;
    }

    @Override
    public String from() {
        return fact.toString();
    }

    /// All that has to be read for it: the fact, and what is looked up beside it.
    @Override
    public Set<Fact<?>> facts() {
        Set<Fact<?>> all = new HashSet<>(beside);
        all.add(fact);
        return all;
    }

    @Override
    public List<Metric<T>> metrics() {
        return metrics;
    }

    /// The families that have samples, each made when the stream reaches it.
    /// Absent and failed facts export nothing here; that they were absent or failed is itself a fact.
    @Override
    public Stream<Family> render(Facts facts) {
        return switch (facts.get(fact)) {
            case Reading.Present<F>(F value) -> families.apply(value, facts).filter(Family::hasSamples);
            case Reading.Absent<F> _, Reading.Failed<F> _ -> Stream.empty();
        };
    }

    /// The same with one more label before all others, whose text is the same everywhere: the machine that all of it
    /// is about.
    public MetricSet<F, T> under(String label, String text) {
        List<Metric<T>> labelled =
                metrics.stream().map(metric -> metric.under(label, text)).toList();
        return new MetricSet<>(fact, beside, labelled, (value, facts) -> {
            var prefix = new Prefix(label, text);
            return families.apply(value, facts).map(prefix::before);
        });
    }

    public static <F, T> Builder<F, T> of(Fact<F> fact, Function<F, Stream<T>> rows) {
        return new Builder<>(fact, Set.of(), (value, _) -> rows.apply(value));
    }

    /// Where rows are more than one fact tells, as a guest's figures with the state of its node.
    ///
    /// @param beside what the rows may look up besides; without it they must do
    public static <F, T> Builder<F, T> of(Fact<F> fact, Set<Fact<?>> beside, BiFunction<F, Facts, Stream<T>> rows) {
        return new Builder<>(fact, beside, rows);
    }

    public static <F> Builder<F, F> of(Fact<F> fact) {
        return of(fact, (F value) -> Stream.of(value));
    }

    /// Families whose names or labels are the source's own: a kernel that counts something new is told of without a
    /// new version of this program.
    ///
    /// @param patterns what the reference says of them, with what varies in angle brackets: `node_zfs_arc_<field>`
    public static <F> MetricSet<F, F> open(
            Fact<F> fact, List<Metric<F>> patterns, Function<F, Stream<Family>> families) {
        return new MetricSet<>(fact, Set.of(), patterns, (value, _) -> families.apply(value));
    }

    public static final class Builder<F, T> {
        private final Fact<F> fact;
        private final Set<Fact<?>> beside;
        private final BiFunction<F, Facts, Stream<T>> rows;
        private final List<Metric<T>> metrics = new ArrayList<>();
        private List<Label<T>> labels = List.of();

        private Builder(Fact<F> fact, Set<Fact<?>> beside, BiFunction<F, Facts, Stream<T>> rows) {
            this.fact = fact;
            this.beside = Set.copyOf(beside);
            this.rows = rows;
        }

        /// A label on every metric that follows.
        public Builder<F, T> label(String name, Text<T> text) {
            var longer = new ArrayList<>(labels);
            longer.add(new Label<>(name, text));
            labels = List.copyOf(longer);
            return this;
        }

        /// Labels on every metric that follows, computed by the caller: for variants of one dialect.
        public Builder<F, T> labels(List<Label<T>> more) {
            more.forEach(label -> label(label.name(), label.text()));
            return this;
        }

        public Builder<F, T> gauge(String name, String help, Value<T> value) {
            return metric(name, Type.GAUGE, help, value);
        }

        public Builder<F, T> counter(String name, String help, Value<T> value) {
            return metric(name, Type.COUNTER, help, value);
        }

        public Builder<F, T> untyped(String name, String help, Value<T> value) {
            return metric(name, Type.UNTYPED, help, value);
        }

        /// How observations spread over buckets.
        public Builder<F, T> histogram(String name, String help, Spread<T> spread) {
            metrics.add(Metric.histogram(name, help, labels, spread));
            return this;
        }

        /// A gauge that is always 1 and carries descriptions in its labels.
        public Builder<F, T> info(String name, String help) {
            return metric(name, Type.GAUGE, help, _ -> 1);
        }

        public Builder<F, T> metric(String name, Type type, String help, Value<T> value) {
            metrics.add(new Metric<>(name, type, help, labels, value));
            return this;
        }

        public MetricSet<F, T> build() {
            List<Metric<T>> declared = List.copyOf(metrics);
            return new MetricSet<>(fact, beside, declared, (value, facts) -> {
                var table = new Table<>(rows.apply(value, facts).toList());
                return declared.stream().map(table::family);
            });
        }
    }
}

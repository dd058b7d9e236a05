package hypervisor.metric;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
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
import org.jspecify.annotations.Nullable;

/// One kind of thing as one source sees it: the rows of a fact, and the labels that name each of them. The same guest
/// may be in several views; its key, the same in all of them, tells that it is the same.
public final class View<T> {
    private final String source;
    private final Set<Fact<?>> facts;
    private final Function<Facts, Stream<T>> rows;
    private final int keys;
    private final List<Label<T>> labels;

    private View(String source, Set<Fact<?>> facts, Function<Facts, Stream<T>> rows, int keys, List<Label<T>> labels) {
        this.source = source;
        this.facts = Set.copyOf(facts);
        this.rows = rows;
        this.keys = keys;
        this.labels = List.copyOf(labels);
    }

    /// @param source as in `hypervisor_up`, for the matrix of the reference
    public static <F, T> View<T> of(String source, Fact<F> fact, Function<F, Stream<T>> rows) {
        return of(source, fact, Set.of(), (value, _) -> rows.apply(value));
    }

    /// @param beside what the rows may look up besides; without it they must do
    public static <F, T> View<T> of(
            String source, Fact<F> fact, Set<Fact<?>> beside, BiFunction<F, Facts, Stream<T>> rows) {
        Set<Fact<?>> all = new HashSet<>(beside);
        all.add(fact);
        return new View<>(
                source,
                all,
                facts -> {
                    F value = facts.value(fact);
                    return value == null ? Stream.empty() : rows.apply(value, facts);
                },
                0,
                List.of());
    }

    /// A label that says which thing the row is about, or is a part of: what one view tells of a thing is not mixed
    /// with what another one does. Keys come before other labels.
    public View<T> key(String name, Text<T> text) {
        if (keys < labels.size()) {
            throw new IllegalArgumentException("the key " + name + " must stand before other labels");
        }
        return new View<>(source, facts, rows, keys + 1, with(name, text));
    }

    /// A label that says which part of the thing, or describes it.
    public View<T> label(String name, Text<T> text) {
        return new View<>(source, facts, rows, keys, with(name, text));
    }

    /// What a metric takes from each row; null exports nothing.
    public Feed<T> gives(Value<T> value) {
        return new Feed<>(this, value, _ -> null);
    }

    public Feed<T> spreads(Spread<T> spread) {
        return new Feed<>(this, _ -> null, spread);
    }

    /// A row, and one of the states that it could be in.
    public record InState<T>(T row, String state, boolean is) {}

    /// A state set: 1 for the state that a row is in, 0 for the others; nothing for a row whose state is not known.
    ///
    /// @param current the state's word, null where it is not known; one that is none of the states
    /// leaves all of them at 0
    public Feed<InState<T>> states(String label, List<String> states, Text<T> current) {
        List<Label<InState<T>>> longer = new ArrayList<>();
        for (Label<T> own : labels) {
            longer.add(new Label<>(own.name(), inState -> own.text().of(inState.row())));
        }
        longer.add(new Label<>(label, InState::state));
        Function<Facts, Stream<InState<T>>> each = values -> rows.apply(values).flatMap(row -> {
            String now = current.of(row);
            return now == null
                    ? Stream.empty()
                    : states.stream().map(state -> new InState<>(row, state, state.equals(now)));
        });
        return new View<>(source, facts, each, keys, longer).gives(inState -> inState.is() ? 1 : 0);
    }

    /// As in `hypervisor_up`.
    public String source() {
        return source;
    }

    Set<Fact<?>> facts() {
        return facts;
    }

    List<Label<T>> labels() {
        return labels;
    }

    /// The rows of a scrape with their labels' texts; of two rows with the same texts the first.
    List<Row<T>> rows(Facts facts) {
        Set<List<String>> seen = new HashSet<>();
        List<Row<T>> all = new ArrayList<>();
        this.rows.apply(facts).forEach(row -> {
            List<String> texts = texts(row);
            if (seen.add(texts)) {
                all.add(new Row<>(row, texts, keys == labels.size() ? texts : texts.subList(0, keys)));
            }
        });
        return all;
    }

    private List<String> texts(T row) {
        String[] texts = new String[labels.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = orEmpty(labels.get(i).text().of(row));
        }
        return List.of(texts);
    }

    /// @param key which thing the row is about
    record Row<T>(T row, List<String> texts, List<String> key) {}

    private List<Label<T>> with(String name, Text<T> text) {
        List<Label<T>> longer = new ArrayList<>(labels);
        longer.add(new Label<>(name, text));
        return longer;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

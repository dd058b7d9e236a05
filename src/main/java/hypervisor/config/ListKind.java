package hypervisor.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Several values: a sequence in YAML, separated by commas elsewhere, and a flag given several times adds to them.
/// Never empty.
record ListKind<T>(Kind<T> element) implements Kind<List<T>> {
    @Override
    public String placeholder() {
        return element.placeholder();
    }

    @Override
    public String expected() {
        return element.expected();
    }

    @Override
    public List<T> parse(String text) throws InvalidValueException {
        return parseAll(List.of(text));
    }

    @Override
    public List<T> parseAll(List<String> texts) throws InvalidValueException {
        List<T> values = new ArrayList<>();
        for (String text : texts) {
            int from = 0;
            for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
                values.add(element.parse(text.substring(from, comma).strip()));
                from = comma + 1;
            }
            values.add(element.parse(text.substring(from).strip()));
        }
        return List.copyOf(values);
    }

    @Override
    public String print(List<T> values) {
        var text = new StringBuilder();
        for (T value : values) {
            text.append(text.isEmpty() ? "" : ",").append(element.print(value));
        }
        return text.toString();
    }

    @Override
    public String yaml(List<T> values) {
        return values.stream().map(element::yaml).collect(Collectors.joining(", ", "[", "]"));
    }

    /// One value may stand without its list.
    @Override
    public @Nullable List<T> read(String key, Yaml yaml, Problems problems) {
        if (!(yaml instanceof Yaml.Sequence sequence)) {
            T single = element.read(key, yaml, problems);
            return single == null ? null : List.of(single);
        }
        if (sequence.items().isEmpty()) {
            problems.add(yaml.place(), key + ": expected at least one value, found an empty list");
            return null;
        }
        List<T> values = new ArrayList<>();
        for (Yaml item : sequence.items()) {
            T value = element.read(key, item, problems);
            if (value != null) {
                values.add(value);
            }
        }
        return values.size() == sequence.items().size() ? List.copyOf(values) : null;
    }
}

package hypervisor.real;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a dialect's families have to be, by what virsh prints.
final class Checks {
    private final Map<String, Check> checks = new LinkedHashMap<>();
    private Function<VirshHost, Stream<Row>> rows = _ -> Stream.empty();

    /// A value for one row, null where the row has none.
    @FunctionalInterface
    interface Value {
        @Nullable Double of(Row row);
    }

    /// @param slack how far a value may be from virsh's, as a share of it: for what moves while one looks
    record Check(Function<VirshHost, Stream<Row>> rows, Value value, double slack) {

        /// By series, as [Scrapes#series] has it.
        Map<String, Double> expected(String name, List<String> labelNames, VirshHost host) {
            Map<String, Double> expected = new TreeMap<>();
            rows.apply(host).forEach(row -> {
                Double value = value().of(row);
                if (value != null) {
                    expected.put(name + labels(name, labelNames, row), value);
                }
            });
            return expected;
        }

        private static Map<String, String> labels(String name, List<String> labelNames, Row row) {
            return labelNames.stream()
                    .collect(Collectors.toMap(
                            label -> label, label -> text(name, label, row), (a, _) -> a, TreeMap::new));
        }

        private static String text(String name, String label, Row row) {
            String text = row.labels().get(label);
            if (text == null) {
                throw new AssertionError("no check says what the label " + label + " of " + name + " has to be");
            }
            return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        }
    }

    /// What the checks that follow are about.
    Checks of(Function<VirshHost, Stream<Row>> things) {
        rows = things;
        return this;
    }

    /// As the key of `virsh domstats` or of a table, times a factor.
    Checks is(String family, String key, double factor) {
        return is(family, row -> times(row.number(key), factor));
    }

    Checks is(String family, String key) {
        return is(family, key, 1);
    }

    Checks is(String family, Value value) {
        return isAbout(family, value, 0);
    }

    Checks isAbout(String family, Value value, double slack) {
        if (checks.put(family, new Check(rows, value, slack)) != null) {
            throw new IllegalArgumentException("two checks of " + family);
        }
        return this;
    }

    /// Always 1.
    Checks info(String family) {
        return is(family, _ -> 1.0);
    }

    Map<String, Check> all() {
        return checks;
    }

    static @Nullable Double times(@Nullable Double value, double factor) {
        return value == null ? null : value * factor;
    }

    static @Nullable Double flag(Row row, String key, String yes) {
        String value = row.told().get(key);
        return value == null ? null : value.equals(yes) ? 1.0 : 0.0;
    }
}

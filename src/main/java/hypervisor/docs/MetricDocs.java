package hypervisor.docs;

import hypervisor.dialect.Dialect;
import hypervisor.dialect.Native;
import hypervisor.metric.Families;
import hypervisor.metric.Metric;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Renders what a dialect declares as the page people read. `docs/metrics/NAME.md` is written by this and by nothing
/// else.
public final class MetricDocs {
    private MetricDocs() {}

    public static String page(Dialect dialect) {
        if (dialect.name().equals(Native.NAME)) {
            return NativeDocs.page();
        }
        var page = new StringBuilder("# %s\n\n%s.\n".formatted(dialect.name(), dialect.about()));
        tables(dialect)
                .forEach((fact, rows) -> page.append(
                                "\n## From %s\n\n| Metric | Type | Labels | Meaning |\n|---|---|---|---|\n"
                                        .formatted(fact))
                        .append(rows));
        return page.toString();
    }

    /// The rows of the metrics made of each fact, the facts in the order in which the dialect first uses them.
    private static Map<String, String> tables(Dialect dialect) {
        Map<String, String> tables = new LinkedHashMap<>();
        for (Families set : dialect.sets()) {
            String rows = set.metrics().stream().map(MetricDocs::row).collect(Collectors.joining());
            tables.merge(set.from(), rows, String::concat);
        }
        return tables;
    }

    private static String row(Metric<?> metric) {
        return "| `%s` | %s | %s | %s |\n".formatted(metric.name(), type(metric), labels(metric), meaning(metric));
    }

    static String type(Metric<?> metric) {
        return metric.type().name().toLowerCase(Locale.ROOT);
    }

    static String labels(Metric<?> metric) {
        return metric.labelNames().stream().map(label -> "`" + label + "`").collect(Collectors.joining(" "));
    }

    static String meaning(Metric<?> metric) {
        return metric.help().replace("|", "\\|");
    }
}

package hypervisor.docs;

import hypervisor.dialect.Dialect;
import hypervisor.metric.Metric;
import hypervisor.metric.MetricSet;
import java.util.Locale;
import java.util.stream.Collectors;

/// Renders what a dialect declares as the page people read. `docs/metrics/NAME.md` is written by this and by nothing
/// else.
public final class MetricDocs {
    private MetricDocs() {}

    public static String page(Dialect dialect) {
        var page = new StringBuilder("# %s\n\n%s.\n".formatted(dialect.name(), dialect.about()));
        String fact = "";
        for (MetricSet<?, ?> set : dialect.sets()) {
            if (!fact.equals(set.fact().toString())) {
                fact = set.fact().toString();
                page.append(
                        "\n## From %s\n\n| Metric | Type | Labels | Meaning |\n|---|---|---|---|\n".formatted(fact));
            }
            set.metrics().forEach(metric -> page.append(row(metric)));
        }
        return page.toString();
    }

    private static String row(Metric<?> metric) {
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        metric.name(),
                        metric.type().name().toLowerCase(Locale.ROOT),
                        metric.labelNames().stream()
                                .map(label -> "`" + label + "`")
                                .collect(Collectors.joining(" ")),
                        metric.help().replace("|", "\\|"));
    }
}

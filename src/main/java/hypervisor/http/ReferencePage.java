package hypervisor.http;

import static hypervisor.http.Html.escape;

import com.sun.net.httpserver.HttpExchange;
import hypervisor.dialect.Dialect;
import hypervisor.metric.Metric;
import java.util.Locale;
import java.util.stream.Collectors;

/// Every metric that a dialect may answer with, from its declarations.
record ReferencePage(Dialect dialect, Dialect own, SegmentPool pool) implements Page {

    static String path(Dialect dialect) {
        return "/reference/" + dialect.name();
    }

    @Override
    public Answer answer(HttpExchange exchange) {
        return Html.answer(html(), pool);
    }

    String html() {
        return Html.page(
                "Metrics of " + dialect.name(),
                "<h1>Metrics of %s</h1>\n<p>%s</p>\n%s<h2>About the exporter itself</h2>\n<p>%s</p>\n%s<p><a href=\"/\">back</a></p>\n"
                        .formatted(
                                escape(dialect.name()),
                                escape(dialect.about()),
                                table(dialect),
                                escape(own.about()),
                                table(own)));
    }

    private static String table(Dialect dialect) {
        var table = new Table().column("Metric").column("Type").column("Labels").column("Meaning");
        dialect.metrics()
                .forEach(metric -> table.row(code(metric.name()), type(metric), labels(metric), escape(metric.help())));
        return table.html();
    }

    private static String type(Metric<?> metric) {
        return metric.type().name().toLowerCase(Locale.ROOT);
    }

    private static String labels(Metric<?> metric) {
        return metric.labelNames().stream().map(ReferencePage::code).collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return "<code>" + escape(text) + "</code>";
    }
}

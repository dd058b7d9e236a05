package hypervisor.exposition;

import hypervisor.metric.Family;
import hypervisor.metric.Type;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// Prometheus's own text format. Versions 0.0.4 and 1.0.0 differ in names we do not have, and in the content type.
record TextFormat(String contentType) implements Format {

    static TextFormat legacy(Escaping escaping) {
        return new TextFormat("text/plain; version=0.0.4; charset=utf-8" + escaping.parameter());
    }

    static TextFormat current(Escaping escaping) {
        return new TextFormat("text/plain; version=1.0.0; charset=utf-8"
                + escaping.or(Escaping.UNDERSCORES).parameter());
    }

    @Override
    public void write(Stream<Family> families, OutputStream out) throws IOException {
        var lines = new Lines(out, false);
        var histograms = new HistogramLines(lines, false);
        Set<String> written = new HashSet<>();
        Streamed.each(families, family -> {
            String name = Names.metric(family.name());
            // A second family of one name continues the first: two TYPE lines for one name are an error.
            if (written.add(name)) {
                lines.header(name, typeName(family.type()), family.help());
            }
            lines.samples(name, family);
            histograms.write(name, family);
        });
        lines.flush();
    }

    private static String typeName(Type type) {
        return switch (type) {
            case GAUGE -> "gauge";
            case COUNTER -> "counter";
            case UNTYPED -> "untyped";
            case HISTOGRAM -> "histogram";
        };
    }
}

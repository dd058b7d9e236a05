package hypervisor.exposition;

import hypervisor.metric.Family;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;

/// OpenMetrics 1.0.0 and 0.0.1, which differ in nothing that we write.
///
/// What a strict reader would refuse is written as type `unknown` with its name unchanged, because a series keeps the
/// name it has in the other formats whatever becomes of its type: see [OpenMetricsNames].
///
/// `# UNIT` is never written: Prometheus does nothing with it, and the names of the exporters we stand in for end in
/// units that their numbers do not always have.
record OpenMetricsFormat(String contentType) implements Format {

    static OpenMetricsFormat first(Escaping escaping) {
        return new OpenMetricsFormat(
                "application/openmetrics-text; version=0.0.1; charset=utf-8" + escaping.parameter());
    }

    static OpenMetricsFormat current(Escaping escaping) {
        return new OpenMetricsFormat("application/openmetrics-text; version=1.0.0; charset=utf-8"
                + escaping.or(Escaping.UNDERSCORES).parameter());
    }

    @Override
    public void write(Stream<Family> families, OutputStream out) throws IOException {
        var lines = new Lines(out, true);
        var histograms = new HistogramLines(lines, true);
        var names = new OpenMetricsNames();
        Streamed.each(families, family -> {
            OpenMetricsNames.Header header = names.add(family);
            if (header.isNew()) {
                lines.header(header.name(), header.type(), family.help());
            }
            String name = Names.metric(family.name());
            lines.samples(name, family);
            histograms.write(name, family);
        });
        lines.end();
        lines.flush();
    }
}

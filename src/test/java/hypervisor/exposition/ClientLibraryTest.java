package hypervisor.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Fuzz;
import hypervisor.metric.Family;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusProtobufWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// For families that Prometheus's own Java library can write, a reader gets from us exactly what it gets from there.
class ClientLibraryTest {
    private static final int CASES = 400;

    @Test
    void textMeansTheSame() {
        var theirs = PrometheusTextFormatWriter.builder()
                .setIncludeCreatedTimestamps(false)
                .build();
        Fuzz.run(1, CASES, random -> compareText(new RandomFamilies(random).several(), Format.TEXT, theirs));
    }

    @Test
    void openMetricsMeansTheSame() {
        var theirs = OpenMetricsTextFormatWriter.builder()
                .setCreatedTimestampsEnabled(false)
                .build();
        Format ours = OpenMetricsFormat.current(Escaping.NONE);
        Fuzz.run(2, CASES, random -> compareText(new RandomFamilies(random).several(), ours, theirs));
    }

    @Test
    void protobufMeansTheSame() {
        Fuzz.run(3, CASES, random -> {
            List<Family> families = new RandomFamilies(random).several();
            byte[] ours = Written.bytes(ProtobufFormat.delimited(Escaping.NONE), families);

            assertThat(parsed(ours)).isEqualTo(parsed(ClientLibrary.bytes(new PrometheusProtobufWriter(), families)));
            return ours.length;
        });
    }

    @Test
    void histogramsInTextMeanTheSame() {
        var theirs = PrometheusTextFormatWriter.builder()
                .setIncludeCreatedTimestamps(false)
                .build();
        Fuzz.run(4, CASES, random -> compareText(new RandomFamilies(random).histograms(), Format.TEXT, theirs));
    }

    @Test
    void histogramsInOpenMetricsMeanTheSame() {
        var theirs = OpenMetricsTextFormatWriter.builder()
                .setCreatedTimestampsEnabled(false)
                .build();
        Format ours = OpenMetricsFormat.current(Escaping.NONE);
        Fuzz.run(5, CASES, random -> compareText(new RandomFamilies(random).histograms(), ours, theirs));
    }

    @Test
    void histogramsInProtobufMeanTheSame() {
        Fuzz.run(6, CASES, random -> {
            List<Family> families = new RandomFamilies(random).histograms();
            byte[] ours = Written.bytes(ProtobufFormat.delimited(Escaping.NONE), families);

            assertThat(ParsedHistogram.all(ours))
                    .isEqualTo(ParsedHistogram.all(ClientLibrary.bytes(new PrometheusProtobufWriter(), families)));
            return ours.length;
        });
    }

    private static int compareText(List<Family> families, Format format, ExpositionFormatWriter writer)
            throws IOException {
        String ours = Written.text(format, families);
        String theirs = new String(ClientLibrary.bytes(writer, families), StandardCharsets.UTF_8);

        assertThat(Parsed.of(ours)).isEqualTo(Parsed.of(theirs));
        assertThat(ours.endsWith("# EOF\n")).isEqualTo(theirs.endsWith("# EOF\n"));
        return ours.length();
    }

    /// Read by the library's own classes, to the last byte.
    private static Parsed parsed(byte[] bytes) throws IOException {
        var parsed = new Parsed(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        var in = new ByteArrayInputStream(bytes);
        while (in.available() > 0) {
            var family = Metrics.MetricFamily.parseDelimitedFrom(in);
            parsed.help().put(family.getName(), family.getHelp());
            parsed.types().put(family.getName(), family.getType().name());
            for (Metrics.Metric metric : family.getMetricList()) {
                Map<String, String> labels = new TreeMap<>();
                metric.getLabelList().forEach(label -> labels.put(label.getName(), label.getValue()));
                double value = switch (family.getType()) {
                    case COUNTER -> metric.getCounter().getValue();
                    case GAUGE -> metric.getGauge().getValue();
                    case UNTYPED -> metric.getUntyped().getValue();
                    default -> throw new AssertionError(family.getType());
                };
                assertThat(parsed.values().put(family.getName() + labels, value))
                        .isNull();
            }
        }
        return parsed;
    }
}

package hypervisor.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Fuzz;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the headers, there is an answer, and nothing of the header gets into it but a scheme we know.
class NegotiationFuzzTest {
    private static final String CONTENT_TYPE = "(text/plain; version=(0\\.0\\.4|1\\.0\\.0); charset=utf-8"
            + "|application/openmetrics-text; version=(0\\.0\\.1|1\\.0\\.0); charset=utf-8"
            + "|application/vnd\\.google\\.protobuf; proto=io\\.prometheus\\.client\\.MetricFamily; encoding=delimited)"
            + "(; escaping=(underscores|dots|values|allow-utf-8|allow-utf8))?";

    private static final List<String> WORDS = List.of(
            "text/plain",
            "application/openmetrics-text",
            "application/vnd.google.protobuf",
            "*/*",
            "*",
            "text/*",
            "gzip",
            "identity",
            "version=0.0.4",
            "version=\"1.0.0\"",
            "version=0.0.1",
            "escaping=dots",
            "escaping=\"allow-utf-8\r\nX: y\"",
            "proto=io.prometheus.client.MetricFamily",
            "encoding=delimited",
            "q=0",
            "q=0.5",
            "q=1e400",
            "q=NaN",
            "q=-0",
            "q=",
            ";",
            ";",
            ";",
            ",",
            ",",
            "\"",
            "\\",
            "=",
            " ",
            "\t",
            "\0",
            "\uD800",
            "İ");

    @Test
    void alwaysAnswers() {
        Fuzz.run(20261121, 20_000, random -> {
            List<String> header = List.of(header(random), header(random));

            assertThat(Negotiation.format(header).contentType()).matches(CONTENT_TYPE);
            Negotiation.gzip(header);
            return header.getFirst().length() + header.getLast().length();
        });
    }

    @Test
    void answersLongHeadersInTime() {
        for (String word : WORDS) {
            assertThat(Negotiation.format(List.of(word.repeat(5_000))).contentType())
                    .matches(CONTENT_TYPE);
            assertThat(Negotiation.format(List.of((word + ",").repeat(5_000))).contentType())
                    .matches(CONTENT_TYPE);
        }
    }

    private static String header(Random random) {
        var header = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            header.append(
                    random.nextInt(8) == 0
                            ? Character.toString(random.nextInt(0x110000))
                            : WORDS.get(random.nextInt(WORDS.size())));
        }
        return header.toString();
    }
}

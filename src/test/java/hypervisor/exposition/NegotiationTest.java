package hypervisor.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                                     | text/plain; version=0.0.4; charset=utf-8
            */*                                                                    | text/plain; version=0.0.4; charset=utf-8
            *                                                                      | text/plain; version=0.0.4; charset=utf-8
            text/*                                                                 | text/plain; version=0.0.4; charset=utf-8
            text/plain                                                             | text/plain; version=0.0.4; charset=utf-8
            text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8        | text/plain; version=0.0.4; charset=utf-8
            TEXT/Plain; Version="1.0.0" ; charset=UTF-8                            | text/plain; version=1.0.0; charset=utf-8; escaping=underscores
            text/plain;version=1.0.0;escaping=allow-utf-8                          | text/plain; version=1.0.0; charset=utf-8; escaping=allow-utf-8
            text/plain;version=1.0.0;escaping=allow-utf8                           | text/plain; version=1.0.0; charset=utf-8; escaping=allow-utf8
            text/plain;version=1.0.0;escaping=dots                                 | text/plain; version=1.0.0; charset=utf-8; escaping=dots
            text/plain;version=1.0.0;escaping=values                               | text/plain; version=1.0.0; charset=utf-8; escaping=values
            text/plain;version=1.0.0;escaping=evil                                 | text/plain; version=1.0.0; charset=utf-8; escaping=underscores
            text/plain;version=0.0.4;escaping=underscores                          | text/plain; version=0.0.4; charset=utf-8; escaping=underscores
            text/plain;version=0.0.3                                               | text/plain; version=0.0.4; charset=utf-8
            application/*                                                          | application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores
            application/openmetrics-text                                           | application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores
            application/openmetrics-text;version=0.0.1                             | application/openmetrics-text; version=0.0.1; charset=utf-8
            application/openmetrics-text;version=2.0.0,text/plain;q=0.1            | text/plain; version=0.0.4; charset=utf-8
            application/openmetrics-text;q=0.2, text/plain;version=0.0.4;q=0.3     | text/plain; version=0.0.4; charset=utf-8
            application/openmetrics-text;q=0, */*                                  | text/plain; version=0.0.4; charset=utf-8
            text/plain;version=0.0.4;q=0, */*                                      | text/plain; version=1.0.0; charset=utf-8; escaping=underscores
            text/plain;q=0, */*;q=0.1                                              | application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores
            text/plain;q=0                                                         | text/plain; version=0.0.4; charset=utf-8
            text/plain;version=1.0.0, application/openmetrics-text;version=1.0.0   | text/plain; version=1.0.0; charset=utf-8; escaping=underscores
            application/openmetrics-text;version=1.0.0, text/plain;version=0.0.4   | application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores
            application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited | application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited
            application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=text      | text/plain; version=0.0.4; charset=utf-8
            application/vnd.google.protobuf;proto=other;encoding=delimited         | text/plain; version=0.0.4; charset=utf-8
            application/openmetrics-text;q=x,text/plain;q=0.9                      | application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores
            application/openmetrics-text;q=-3,text/plain;q=0.1                     | text/plain; version=0.0.4; charset=utf-8
            ,,;;=,"                                                                | text/plain; version=0.0.4; charset=utf-8
            ;q=1,/,text/,/plain,application/openmetrics-text                       | application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores
            text/plain;x="a,b;version=1.0.0\\"";version=1.0.0                      | text/plain; version=1.0.0; charset=utf-8; escaping=underscores
            """)
    void choosesAFormat(String accept, String contentType) {
        assertThat(Negotiation.format(List.of(accept)).contentType()).isEqualTo(contentType);
    }

    @Test
    void understandsWhatPrometheusSends() {
        String version2 =
                "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
                        + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
        String version3 = "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                + "application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
                + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2";
        String protobufFirst =
                "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.7,"
                        + version3;

        assertThat(Negotiation.format(List.of(version2)).contentType())
                .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores");
        assertThat(Negotiation.format(List.of(version3)).contentType())
                .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=allow-utf-8");
        assertThat(Negotiation.format(List.of(protobufFirst))).isInstanceOf(ProtobufFormat.class);
    }

    @Test
    void joinsRepeatedHeadersAndDoesWithoutAny() {
        assertThat(Negotiation.format(List.of("text/plain;q=0.1", "application/openmetrics-text")))
                .isInstanceOf(OpenMetricsFormat.class);
        assertThat(Negotiation.format(null)).isEqualTo(Format.TEXT);
        assertThat(Negotiation.format(List.of())).isEqualTo(Format.TEXT);
        assertThat(Negotiation.gzip(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                       | false
            gzip                     | true
            GZIP;Q=1                 | true
            x-gzip                   | true
            gzip, deflate, br, zstd  | true
            deflate                  | false
            identity                 | false
            gzip;q=0                 | false
            gzip;q=0.0, *            | false
            *                        | true
            *;q=0                    | false
            *;q=0.5, identity        | false
            gzip;q=0.5, identity;q=1 | false
            gzip;q=1, identity;q=0.5 | true
            gzip, identity           | true
            gzip;q=oops              | true
            gzipped                  | false
            ;;,,"                    | false
            """)
    void compressesWhereThatIsWelcome(String acceptEncoding, boolean gzip) {
        assertThat(Negotiation.gzip(List.of(acceptEncoding))).isEqualTo(gzip);
    }
}

package hypervisor.exposition;

import static hypervisor.exposition.Written.family;
import static hypervisor.exposition.Written.text;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.metric.Family;
import hypervisor.metric.Family.Sample;
import hypervisor.metric.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenMetricsFormatTest {
    private static final Format FORMAT = OpenMetricsFormat.current(Escaping.NONE);

    @Test
    void callsACounterByItsFamilyName() {
        Family reads = new Family(
                "reads_total",
                Type.COUNTER,
                "Reads \\ \"all\"\nof them",
                List.of("disk"),
                List.of(new Sample(List.of("a\"b\\c\nd"), 7), new Sample(List.of(""), 1e21)));

        assertThat(text(FORMAT, reads, family("up", Type.GAUGE, 1), family("load", Type.UNTYPED, Double.NaN)))
                .isEqualTo("""
                        # HELP reads Reads \\\\ \\"all\\"\\nof them
                        # TYPE reads counter
                        reads_total{disk="a\\"b\\\\c\\nd"} 7.0
                        reads_total{disk=""} 1e+21
                        # TYPE up gauge
                        up 1.0
                        # TYPE load unknown
                        load NaN
                        # EOF
                        """);
    }

    @Test
    void keepsTheNameOfACounterWithoutTotal() {
        assertThat(text(FORMAT, family("reads", Type.COUNTER, 1), family("_total", Type.COUNTER, 1)))
                .isEqualTo("""
                        # TYPE reads unknown
                        reads 1.0
                        # TYPE _total unknown
                        _total 1.0
                        # EOF
                        """);
    }

    @Test
    void givesNoNameToTwoFamilies() {
        assertThat(text(
                        FORMAT,
                        family("sent_bytes", Type.GAUGE, 1),
                        family("sent_bytes_total", Type.COUNTER, 2),
                        family("reads_created", Type.GAUGE, 3),
                        family("reads_total", Type.COUNTER, 4)))
                .isEqualTo("""
                        # TYPE sent_bytes gauge
                        sent_bytes 1.0
                        # TYPE sent_bytes_total unknown
                        sent_bytes_total 2.0
                        # TYPE reads_created gauge
                        reads_created 3.0
                        # TYPE reads_total unknown
                        reads_total 4.0
                        # EOF
                        """);
    }

    @Test
    void losesNoSeriesWhenTheGaugeComesLast() {
        assertThat(text(FORMAT, family("sent_bytes_total", Type.COUNTER, 2), family("sent_bytes", Type.GAUGE, 1)))
                .isEqualTo("""
                        # TYPE sent_bytes counter
                        sent_bytes_total 2.0
                        # TYPE sent_bytes gauge
                        sent_bytes 1.0
                        # EOF
                        """);
    }

    @Test
    void callsNoImpossibleNumberACounter() {
        assertThat(text(
                        FORMAT,
                        family("a_total", Type.COUNTER, 1, -1),
                        family("b_total", Type.COUNTER, Double.NaN),
                        family("c_total", Type.COUNTER, Double.POSITIVE_INFINITY)))
                .isEqualTo("""
                        # TYPE a_total unknown
                        a_total 1.0
                        a_total -1.0
                        # TYPE b_total unknown
                        b_total NaN
                        # TYPE c counter
                        c_total +Inf
                        # EOF
                        """);
    }

    @Test
    void announcesAFamilyOnce() {
        assertThat(text(FORMAT, family("a_total", Type.COUNTER, 1), family("a_total", Type.COUNTER, 2)))
                .isEqualTo("""
                        # TYPE a counter
                        a_total 1.0
                        a_total 2.0
                        # EOF
                        """);
    }

    @Test
    void endsEvenAnEmptyAnswer() {
        assertThat(text(FORMAT)).isEqualTo("# EOF\n");
        assertThat(FORMAT.contentType())
                .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores");
    }
}

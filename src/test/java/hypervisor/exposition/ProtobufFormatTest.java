package hypervisor.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.metric.Family;
import hypervisor.metric.Family.Sample;
import hypervisor.metric.Type;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtobufFormatTest {
    private static final Format FORMAT = ProtobufFormat.delimited(Escaping.NONE);

    @Test
    void writesEveryFamilyAfterItsLength() {
        Family reads =
                new Family("reads_total", Type.COUNTER, "R\"\n", List.of("d"), List.of(new Sample(List.of("é"), 1)));
        Family up = new Family("up", Type.GAUGE, "", List.of(), List.of(new Sample(List.of(), 0)));

        assertThat(HexFormat.of().formatHex(Written.bytes(FORMAT, List.of(reads, up))))
                .isEqualTo(String.join(
                        "",
                        "2a", // 42 bytes follow
                        "0a0b" + "72656164735f746f74616c", // 1 name: reads_total
                        "1203" + "52220a", // 2 help, nothing escaped
                        "1800", // 3 type: counter
                        "2214", // 4 metric, 20 bytes
                        "0a07" + "0a0164" + "1202c3a9", // 1 label: d = é
                        "1a09" + "09000000000000f03f", // 3 counter: 1 value: 1.0
                        "15", // 21 bytes follow
                        "0a02" + "7570", // 1 name: up
                        "1200", // 2 help: empty
                        "1801", // 3 type: gauge
                        "220b", // 4 metric, 11 bytes
                        "1209" + "090000000000000000")); // 2 gauge: 1 value: 0.0, though it is the default
    }

    @Test
    void writesNothingForNoFamilies() {
        assertThat(Written.bytes(FORMAT, List.of())).isEmpty();
        assertThat(FORMAT.contentType())
                .isEqualTo(
                        "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited");
    }
}

package hypervisor.exposition;

import static hypervisor.exposition.Written.family;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.metric.Type;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipTest {
    private static final byte[] PLAIN = Written.bytes(
            Format.TEXT,
            List.of(family(
                    "hypervisor_guest_memory_bytes",
                    Type.GAUGE,
                    new Random(1).doubles(5_000).toArray())));

    @Test
    void tradesBytesForTime() throws IOException {
        var fast = new ByteArrayOutputStream();
        var usual = new ByteArrayOutputStream();
        write(new Gzip(fast));
        write(new GZIPOutputStream(usual));

        assertThat(new GZIPInputStream(new ByteArrayInputStream(fast.toByteArray())).readAllBytes())
                .isEqualTo(PLAIN);
        assertThat(fast.size()).isGreaterThan(usual.size()).isLessThan(PLAIN.length / 2);
    }

    private static void write(OutputStream out) throws IOException {
        try (out) {
            out.write(PLAIN);
        }
    }
}

package hypervisor.source.zfs.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.source.MalformedException;
import hypervisor.source.zfs.ZfsFixtures;
import hypervisor.source.zfs.pool.PoolLatencies.Latency;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyTextTest {
    @Test
    void readsAColumnForEachKindOfIo() throws IOException {
        PoolLatencies latencies = LatencyText.parse("iostat", "tank", ZfsFixtures.made("iostat-2.1.txt"));

        assertThat(latencies.all())
                .extracting(latency -> latency.queue() + " " + latency.operation())
                .containsExactly(
                        "total read",
                        "total write",
                        "disk read",
                        "disk write",
                        "syncq read",
                        "syncq write",
                        "asyncq read",
                        "asyncq write",
                        "scrub ",
                        "trim ",
                        "rebuild ");
        Latency total = latencies.all().getFirst();
        assertThat(total.upperNanos()).hasSize(37).startsWith(1L, 3L, 7L).endsWith((1L << 37) - 1);
        assertThat(total.counts().get(16)).isEqualTo(2000);
    }

    @Test
    void olderVersionsHaveFewerColumns() throws IOException {
        PoolLatencies latencies = LatencyText.parse("iostat", "tank", ZfsFixtures.made("iostat-0.8.txt"));
        assertThat(latencies.all()).hasSize(10);
        assertThat(latencies.all().getLast().queue()).isEqualTo("trim");
    }

    @Test
    void columnsThatAreNotKnownYetAreLeftOut() {
        String text = "tank\n1" + "\t7".repeat(13) + "\n3" + "\t8".repeat(13) + "\n";
        assertThat(LatencyText.parse("iostat", "tank", text).all()).hasSize(11);
    }

    @Test
    void linesOfAnotherShapeAreLeftOut() {
        String text = "tank\n1\t5\t6\n3\tx\t6\n7\t8\t9\n7\t1\t1\n15\t1\n31\t2\t3";
        assertThat(LatencyText.parse("iostat", "tank", text).all())
                .containsExactly(
                        new Latency("total", "read", List.of(1L, 7L), List.of(5L, 8L)),
                        new Latency("total", "write", List.of(1L, 7L), List.of(6L, 9L)));
    }

    @Test
    void whatHasNoBucketsIsRefused() {
        assertThatThrownBy(() -> LatencyText.parse("zpool iostat tank", "tank", "capacity operations\n"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("zpool iostat tank:1");
    }
}

package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeMemoryStatsTest {
    @Test
    void asksFirstHowManyThereAre() {
        var call = NodeMemoryStats.count(NodeMemoryStats.ALL_CELLS);

        assertThat(call.procedure()).isEqualTo(228);
        assertThat(Bytes.arguments(call)).isEqualTo(Recorded.request("9.0.0/NODE_GET_MEMORY_STATS-count"));
        assertThat(Recorded.decode(call, "9.0.0/NODE_GET_MEMORY_STATS-count")).isEqualTo(new NodeCounters(Map.of(), 4));
    }

    @Test
    void thenForTheValues() {
        var call = NodeMemoryStats.values(NodeMemoryStats.ALL_CELLS, 4);

        assertThat(Bytes.arguments(call)).isEqualTo(Recorded.request("9.0.0/NODE_GET_MEMORY_STATS"));
        assertThat(Recorded.decode(call, "9.0.0/NODE_GET_MEMORY_STATS"))
                .isEqualTo(new NodeCounters(
                        Map.of("total", 24_684_092L, "free", 20_246_648L, "buffers", 5_488L, "cached", 886_956L), 0));
    }

    @Test
    void refusesACountTheProtocolForbids() {
        assertThatThrownBy(() -> NodeMemoryStats.count(0).decode(Bytes.reader("00000011 | values")))
                .hasMessage("libvirt reply, byte 4: a count of 17, the protocol allows 16");
    }
}

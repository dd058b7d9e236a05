package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeCpuStatsTest {
    @Test
    void asksFirstHowManyThereAre() {
        var call = NodeCpuStats.count(NodeCpuStats.ALL_CPUS);

        assertThat(call.procedure()).isEqualTo(227);
        assertThat(Bytes.arguments(call)).isEqualTo(Recorded.request("9.0.0/NODE_GET_CPU_STATS-count"));
        assertThat(Recorded.decode(call, "9.0.0/NODE_GET_CPU_STATS-count")).isEqualTo(new NodeCounters(Map.of(), 4));
    }

    @Test
    void thenForTheValues() {
        var call = NodeCpuStats.values(NodeCpuStats.ALL_CPUS, 4);

        assertThat(Bytes.arguments(call)).isEqualTo(Recorded.request("9.0.0/NODE_GET_CPU_STATS"));
        assertThat(Recorded.decode(call, "9.0.0/NODE_GET_CPU_STATS"))
                .isEqualTo(new NodeCounters(
                        Map.of(
                                "kernel",
                                1_034_870_000_000L,
                                "user",
                                3_267_490_000_000L,
                                "idle",
                                4_319_200_000_000L,
                                "iowait",
                                31_090_000_000L),
                        0));
    }

    @Test
    void oneCpuAlone() {
        var call = NodeCpuStats.values(0, 4);

        assertThat(Bytes.arguments(call)).isEqualTo(Recorded.request("9.0.0/NODE_GET_CPU_STATS-cpu0"));
        assertThat(Recorded.decode(call, "9.0.0/NODE_GET_CPU_STATS-cpu0").values())
                .containsEntry("iowait", 7_850_000_000L);
    }
}

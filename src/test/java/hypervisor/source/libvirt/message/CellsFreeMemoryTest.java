package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellsFreeMemoryTest {
    @Test
    void encode() {
        assertThat(new CellsFreeMemory(0, 8).procedure()).isEqualTo(101);
        assertThat(Bytes.arguments(new CellsFreeMemory(0, 8)))
                .isEqualTo(Recorded.request("9.0.0/NODE_GET_CELLS_FREE_MEMORY"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new CellsFreeMemory(0, 8), "9.0.0/NODE_GET_CELLS_FREE_MEMORY"))
                .containsExactly(7_898_730_496L);
    }
}

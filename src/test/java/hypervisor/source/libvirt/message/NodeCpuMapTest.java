package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodeCpuMapTest {
    @Test
    void encode() {
        assertThat(new NodeCpuMap().procedure()).isEqualTo(293);
        assertThat(Bytes.arguments(new NodeCpuMap())).isEqualTo(Bytes.of("""
                00000000 | no map
                00000001 | the number online
                00000000 | flags
                """));
    }

    @Test
    void decode() {
        assertThat(new NodeCpuMap().decode(Bytes.reader("""
                00000000 | no map
                00000003 | online
                00000008 | present
                """))).isEqualTo(new NodeCpuMap.Reply(3, 8));
    }

    @Test
    void decodeWithAMapNobodyWanted() {
        assertThat(Recorded.decode(new NodeCpuMap(), "9.0.0/NODE_GET_CPU_MAP")).isEqualTo(new NodeCpuMap.Reply(2, 2));
    }
}

package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodeInfoTest {
    @Test
    void encode() {
        assertThat(new NodeInfo().procedure()).isEqualTo(6);
        assertThat(Bytes.arguments(new NodeInfo())).isEqualTo(Recorded.request("9.0.0/NODE_GET_INFO"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new NodeInfo(), "9.0.0/NODE_GET_INFO"))
                .isEqualTo(new NodeInfo.Reply("x86_64", 12_150_996, 2, 2596, 1, 1, 2, 1));
    }
}

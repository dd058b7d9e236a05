package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectTypeTest {
    @Test
    void encode() {
        assertThat(new ConnectType().procedure()).isEqualTo(3);
        assertThat(Bytes.arguments(new ConnectType())).isEqualTo(Recorded.request("9.0.0/CONNECT_GET_TYPE"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new ConnectType(), "9.0.0/CONNECT_GET_TYPE")).isEqualTo("QEMU");
    }
}

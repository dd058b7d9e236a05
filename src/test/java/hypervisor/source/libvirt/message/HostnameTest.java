package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostnameTest {
    @Test
    void encode() {
        assertThat(new Hostname().procedure()).isEqualTo(59);
        assertThat(Bytes.arguments(new Hostname())).isEqualTo(Recorded.request("9.0.0/CONNECT_GET_HOSTNAME"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new Hostname(), "9.0.0/CONNECT_GET_HOSTNAME"))
                .isEqualTo("vm");
    }
}

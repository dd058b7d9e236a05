package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HypervisorVersionTest {
    @Test
    void encode() {
        assertThat(new HypervisorVersion().procedure()).isEqualTo(4);
        assertThat(Bytes.arguments(new HypervisorVersion())).isEqualTo(Recorded.request("9.0.0/CONNECT_GET_VERSION"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new HypervisorVersion(), "9.0.0/CONNECT_GET_VERSION"))
                .hasToString("7.2.22");
    }
}

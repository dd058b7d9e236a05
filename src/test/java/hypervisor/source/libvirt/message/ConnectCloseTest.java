package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectCloseTest {
    @Test
    void asksForNothing() {
        assertThat(new ConnectClose().procedure()).isEqualTo(2);
        assertThat(Bytes.arguments(new ConnectClose())).isEmpty();
    }
}

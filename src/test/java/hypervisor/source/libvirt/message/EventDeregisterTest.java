package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventDeregisterTest {
    @Test
    void encode() {
        assertThat(new EventDeregister(7).procedure()).isEqualTo(317);
        assertThat(Bytes.arguments(new EventDeregister(7))).isEqualTo(Bytes.of("00000007 | callback"));
    }
}

package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventRegisterTest {
    @Test
    void encode() {
        assertThat(new EventRegister(0).procedure()).isEqualTo(316);
        assertThat(Bytes.arguments(new EventRegister(25))).isEqualTo(Bytes.of("""
                00000019 | memory failure
                00000000 | of all domains
                """));
    }

    @Test
    void decode() {
        assertThat(new EventRegister(25).decode(Bytes.reader("00000007 | callback")))
                .isEqualTo(7);
    }
}

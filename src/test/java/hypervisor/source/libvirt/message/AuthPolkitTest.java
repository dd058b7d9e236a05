package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthPolkitTest {
    @Test
    void asksForNothing() {
        assertThat(new AuthPolkit().procedure()).isEqualTo(70);
        assertThat(Bytes.arguments(new AuthPolkit())).isEmpty();
    }

    @Test
    void decode() {
        assertThat(new AuthPolkit().decode(Bytes.reader("00000001 | complete"))).isTrue();
    }
}

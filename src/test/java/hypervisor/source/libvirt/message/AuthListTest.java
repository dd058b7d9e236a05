package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthListTest {
    @Test
    void asksForNothing() {
        assertThat(new AuthList().procedure()).isEqualTo(66);
        assertThat(Bytes.arguments(new AuthList())).isEmpty();
    }

    @Test
    void decode() {
        assertThat(new AuthList().decode(Bytes.reader("""
                00000002 | two kinds
                00000001 | SASL
                00000002 | polkit
                """))).containsExactly(AuthList.SASL, AuthList.POLKIT);
    }
}

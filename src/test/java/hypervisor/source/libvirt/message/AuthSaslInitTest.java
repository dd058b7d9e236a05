package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthSaslInitTest {
    @Test
    void asksForNothing() {
        assertThat(new AuthSaslInit().procedure()).isEqualTo(67);
        assertThat(Bytes.arguments(new AuthSaslInit())).isEmpty();
    }

    @Test
    void decode() {
        assertThat(new AuthSaslInit().decode(Bytes.reader("""
                0000000c                   | length
                47535341 50492c50 4c41494e | GSSAPI,PLAIN
                """))).containsExactly("GSSAPI", "PLAIN");
    }
}

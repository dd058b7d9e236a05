package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class AuthSaslStartTest {
    @Test
    void encode() {
        var call = new AuthSaslStart("PLAIN", ByteBuffer.wrap(new byte[] {0, (byte) 0xff}));

        assertThat(call.procedure()).isEqualTo(68);
        assertThat(Bytes.arguments(call)).isEqualTo(Bytes.of("""
                00000005 504c4149 4e000000 | PLAIN
                00000000                   | there is data
                00000002                   | two chars, of four bytes each
                00000000                   |
                ffffffff                   |
                """));
    }

    @Test
    void encodeNothing() {
        assertThat(Bytes.arguments(new AuthSaslStart("X", null))).isEqualTo(Bytes.of("""
                00000001 58000000 | X
                00000001          | there is none
                00000000          |
                """));
    }

    @Test
    void decode() {
        assertThat(new AuthSaslStart("X", null).decode(Bytes.reader("""
                00000000 | not complete
                00000000 | there is data
                00000001 |
                00000041 | A
                """)))
                .isEqualTo(new SaslReply(false, ByteBuffer.wrap(new byte[] {'A'})));
    }
}

package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class AuthSaslStepTest {
    @Test
    void encode() {
        var call = new AuthSaslStep(ByteBuffer.allocate(0));

        assertThat(call.procedure()).isEqualTo(69);
        assertThat(Bytes.arguments(call)).isEqualTo(Bytes.of("""
                00000000 | there is data
                00000000 | of no length
                """));
    }

    @Test
    void decode() {
        assertThat(new AuthSaslStep(null).decode(Bytes.reader("""
                00000001 | complete
                00000001 | no data
                00000000 |
                """))).isEqualTo(new SaslReply(true, null));
    }
}

package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NetworkBridgeNameTest {
    private static final NetworkReference NETWORK =
            new NetworkReference("ci-net", UUID.fromString("c1c1c1c1-0000-4000-8000-0000000000fe"));

    @Test
    void encode() {
        assertThat(new NetworkBridgeName(NETWORK).procedure()).isEqualTo(45);
        assertThat(Bytes.arguments(new NetworkBridgeName(NETWORK))).isEqualTo(Bytes.of("""
                00000006 63692d6e 65740000 | ci-net
                c1c1c1c1 00004000          | uuid
                80000000 000000fe          |
                """));
    }

    @Test
    void decode() {
        assertThat(new NetworkBridgeName(NETWORK).decode(Bytes.reader("00000006 76697262 72300000 | virbr0")))
                .isEqualTo("virbr0");
    }
}

package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListAllNetworksTest {
    private static final NetworkReference NETWORK =
            new NetworkReference("ci-net", UUID.fromString("c1c1c1c1-0000-4000-8000-0000000000fe"));

    @Test
    void encode() {
        assertThat(new ListAllNetworks(0).procedure()).isEqualTo(283);
        assertThat(Bytes.arguments(new ListAllNetworks(0)))
                .isEqualTo(Recorded.request("9.0.0/CONNECT_LIST_ALL_NETWORKS"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new ListAllNetworks(0), "9.0.0/CONNECT_LIST_ALL_NETWORKS"))
                .containsExactly(
                        NETWORK,
                        new NetworkReference("default", UUID.fromString("22c1b009-80d1-431c-b0a2-24d634de9883")));
    }
}

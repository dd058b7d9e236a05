package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NetworkDhcpLeasesTest {
    private static final NetworkReference NETWORK =
            new NetworkReference("ci-net", UUID.fromString("c1c1c1c1-0000-4000-8000-0000000000fe"));

    @Test
    void encode() {
        assertThat(new NetworkDhcpLeases(NETWORK).procedure()).isEqualTo(341);
        assertThat(Bytes.arguments(new NetworkDhcpLeases(NETWORK)))
                .isEqualTo(Recorded.request("9.0.0/NETWORK_GET_DHCP_LEASES"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new NetworkDhcpLeases(NETWORK), "9.0.0/NETWORK_GET_DHCP_LEASES"))
                .containsExactly(new NetworkDhcpLeases.Lease(
                        "ci-virbr",
                        1_795_222_540,
                        0,
                        "52:54:00:78:00:05",
                        null,
                        "10.78.0.110",
                        24,
                        "ci-guest",
                        "01:52:54:00:78:00:05"));
    }
}

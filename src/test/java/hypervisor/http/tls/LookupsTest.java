package hypervisor.http.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class LookupsTest {
    /// Every machine has a name for it, in its file of hosts.
    @Test
    void namesOfAddressesAreNotLookedUp() throws Exception {
        assertThat(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}).getHostName())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void addressesOfNamesAre() throws Exception {
        assertThat(InetAddress.getByName("localhost").isLoopbackAddress()).isTrue();
    }
}

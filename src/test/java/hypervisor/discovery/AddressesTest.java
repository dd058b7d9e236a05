package hypervisor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private static final String FIRST = "52:54:00:00:00:01";
    private static final String SECOND = "52:54:00:00:00:02";

    private final List<ToldAddress> told = new ArrayList<>();

    @Test
    void firstComesTheFirstConfiguredInterfaceAndInItIpv4() {
        told("eth1", SECOND, "10.0.0.2");
        told("eth0", FIRST, "2001:db8::1");
        told("eth0", FIRST.toUpperCase(Locale.ROOT), "10.0.0.1");

        assertThat(order(FIRST, SECOND)).containsExactly("10.0.0.1", "2001:db8::1", "10.0.0.2");
        assertThat(order(SECOND, FIRST)).containsExactly("10.0.0.2", "10.0.0.1", "2001:db8::1");
    }

    @Test
    void whatIsOnNoConfiguredInterfaceComesLast() {
        told("wg0", null, "10.9.0.1");
        told("eth0", FIRST, "10.0.0.1");

        assertThat(order(FIRST)).containsExactly("10.0.0.1", "10.9.0.1");
        assertThat(order()).containsExactly("10.9.0.1", "10.0.0.1");
    }

    @Test
    void whatRunsInsideTheGuestIsLeftOut() {
        for (String inner : List.of("lo", "docker0", "br-1f2e3d", "veth12ab", "virbr0", "cni0", "cali1", "lxdbr0")) {
            told(inner, "02:42:00:00:00:01", "172.17.0.1");
        }
        told("Loopback Pseudo-Interface 1", null, "10.1.1.1");
        told("brutus0", null, "10.0.0.7");

        assertThat(order(FIRST)).containsExactly("10.0.0.7");
    }

    @Test
    void aBridgeWithTheHardwareAddressOfAConfiguredInterfaceIsTheGuestsOwn() {
        told("br-lan", FIRST, "10.0.0.1");

        assertThat(order(FIRST)).containsExactly("10.0.0.1");
        assertThat(order(SECOND)).isEmpty();
    }

    @Test
    void whatIsNoAddressIsPassedOver() {
        told("eth0", FIRST, "fe80::1");
        told("eth0", FIRST, "evil.example:80/");
        told("eth0", FIRST, "10.0.0.1");
        told("eth0", FIRST, "10.0.0.1");

        assertThat(order(FIRST)).containsExactly("10.0.0.1");
    }

    private void told(String networkInterface, @Nullable String mac, String address) {
        told.add(new ToldAddress(networkInterface, mac, address));
    }

    private List<String> order(String... macs) {
        return Addresses.of(List.of(macs), told).stream().map(Address::text).toList();
    }
}

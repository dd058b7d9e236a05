package hypervisor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddressMemoryTest {
    private final AddressMemory memory = new AddressMemory();

    @Test
    void aGuestThatTellsNothingStaysWhereItWasLastSeen() {
        memory.complete(List.of(guest("100", "10.0.0.1"), guest("101", "10.0.0.2")));

        assertThat(addresses(guest("100"), guest("101", "10.0.0.3"))).containsExactly("10.0.0.1", "10.0.0.3");
        assertThat(addresses(guest("100"), guest("101"))).containsExactly("10.0.0.1", "10.0.0.3");
    }

    @Test
    void anAddressThatAnotherGuestHasByNowIsForgotten() {
        memory.complete(List.of(guest("100", "10.0.0.1", "2001:db8::1")));

        assertThat(addresses(guest("100"), guest("101", "10.0.0.1"))).containsExactly("2001:db8::1", "10.0.0.1");
    }

    @Test
    void aGuestThatWasGoneIsAnother() {
        memory.complete(List.of(guest("100", "10.0.0.1")));
        memory.complete(List.of());

        assertThat(addresses(guest("100"))).isEmpty();
    }

    private List<String> addresses(DiscoveredGuest... guests) {
        return memory.complete(List.of(guests)).stream()
                .flatMap(guest -> guest.addresses().stream())
                .map(Address::text)
                .toList();
    }

    private static DiscoveredGuest guest(String id, String... addresses) {
        return SomeGuest.of("proxmox", id, addresses);
    }
}

package hypervisor.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where each guest was last seen. The agent inside a guest that hangs or is shut down tells no addresses: without a
/// memory, the guest would leave the list just when it should be seen to be down. An address that another guest has by
/// now is forgotten, and a guest that is gone takes its own with it.
final class AddressMemory {
    private final Map<String, List<Address>> known = new HashMap<>();

    /// @param guests all there are of one platform
    /// @return the same, with addresses where they had some before
    synchronized List<DiscoveredGuest> complete(List<DiscoveredGuest> guests) {
        Set<Address> taken = new HashSet<>();
        Set<String> present = new HashSet<>();
        for (DiscoveredGuest guest : guests) {
            present.add(guest.key());
            taken.addAll(guest.addresses());
            if (!guest.addresses().isEmpty()) {
                known.put(guest.key(), guest.addresses());
            }
        }
        known.keySet().retainAll(present);
        List<DiscoveredGuest> complete = new ArrayList<>();
        for (DiscoveredGuest guest : guests) {
            List<Address> before = guest.addresses().isEmpty() ? known.get(guest.key()) : null;
            complete.add(before == null ? guest : guest.at(without(before, taken)));
        }
        return complete;
    }

    private static List<Address> without(List<Address> addresses, Set<Address> taken) {
        return addresses.stream().filter(address -> !taken.contains(address)).toList();
    }
}

package hypervisor.dialect;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.Resources;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where every guest is and whether it runs, as the scrape itself was told. What was read of a guest in the background
/// some time ago is shown only where it agrees: not of a guest that has stopped since, moved, or lost its node.
final class PresentGuests {
    /// What has to be read to tell.
    static final Set<Fact<?>> FACTS = Set.of(ProxmoxFacts.RESOURCES);

    private final @Nullable Map<Long, Guest> guests;

    private PresentGuests(@Nullable Map<Long, Guest> guests) {
        this.guests = guests;
    }

    static PresentGuests of(Facts facts) {
        Resources resources = facts.value(ProxmoxFacts.RESOURCES);
        if (resources == null) {
            return new PresentGuests(null);
        }
        Map<Long, Guest> guests = new HashMap<>();
        resources.guests().forEach(guest -> guests.put(guest.vmid(), guest));
        return new PresentGuests(guests);
    }

    /// Whether it may be there, on that node, and not stopped. Without knowing, it may.
    boolean has(String node, long vmid) {
        if (guests == null) {
            return true;
        }
        Guest guest = guests.get(vmid);
        return guest != null
                && guest.node().equals(node)
                && guest.nodeOnline()
                && !guest.status().equals("stopped");
    }
}

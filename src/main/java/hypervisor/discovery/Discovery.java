package hypervisor.discovery;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.source.cgroup.CgroupFacts;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.proxmox.ProxmoxFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds targets in what was read, the same ones in the same order for as long as nothing changes.
public final class Discovery {
    private static final Comparator<DiscoveredGuest> ORDER = Comparator.comparing(DiscoveredGuest::platform)
            .thenComparingInt(guest -> guest.id().length())
            .thenComparing(DiscoveredGuest::id);

    private final AddressMemory libvirt = new AddressMemory();
    private final AddressMemory proxmox = new AddressMemory();

    /// What must be read for a list. Addresses need not, where names are enough.
    public static Set<Fact<?>> facts(Wish wish) {
        Set<Fact<?>> facts = new HashSet<>();
        boolean guests = wish.of().contains(Subject.GUESTS);
        if (!guests && !wish.of().contains(Subject.NODES)) {
            return facts;
        }
        if (wish.selection().admits("platform", LibvirtGuests.PLATFORM)) {
            facts.add(LibvirtFacts.CONNECTION);
            if (guests) {
                facts.add(LibvirtFacts.DOMAINS);
                if (wish.address() != AddressWish.NAME) {
                    facts.add(LibvirtFacts.GUEST_AGENTS);
                    facts.add(LibvirtFacts.LEASES);
                }
            }
        }
        if (wish.selection().admits("platform", ProxmoxGuests.PLATFORM)) {
            facts.add(ProxmoxFacts.RESOURCES);
            if (wish.of().contains(Subject.NODES)) {
                facts.add(ProxmoxFacts.CLUSTER);
            }
            if (guests) {
                facts.add(PmxcfsFacts.CONFIG);
                facts.add(CgroupFacts.CGROUPS);
                if (wish.address() != AddressWish.NAME) {
                    facts.add(ProxmoxFacts.AGENTS);
                    facts.add(ProxmoxFacts.CONFIGS);
                }
            }
        }
        return facts;
    }

    /// Whether any platform told of itself, so that a list without targets is one of nothing rather than nothing.
    public static boolean isTold(Facts facts) {
        return facts.value(LibvirtFacts.CONNECTION) != null || ProxmoxGuests.areTold(facts);
    }

    public List<Target> targets(Facts facts, Wish wish) {
        List<Target> targets = new ArrayList<>();
        if (wish.of().contains(Subject.NODES)) {
            targets.addAll(Nodes.targets(Nodes.of(facts), wish));
        }
        if (wish.of().contains(Subject.GUESTS)) {
            guests(facts).stream()
                    .filter(wish.selection()::admits)
                    .sorted(ORDER)
                    .forEach(guest -> {
                        String at = wish.address().of(guest.addresses(), guest.name(), wish.port());
                        if (at != null) {
                            targets.add(new Target(at, GuestLabels.of(guest)));
                        }
                    });
        }
        return targets;
    }

    /// What a platform did not tell this time is no news of its guests.
    private List<DiscoveredGuest> guests(Facts facts) {
        List<DiscoveredGuest> guests = new ArrayList<>();
        if (facts.value(LibvirtFacts.DOMAINS) != null) {
            guests.addAll(libvirt.complete(LibvirtGuests.of(facts)));
        }
        if (ProxmoxGuests.areTold(facts)) {
            guests.addAll(proxmox.complete(ProxmoxGuests.of(facts)));
        }
        return guests;
    }
}

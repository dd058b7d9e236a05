package hypervisor.discovery;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What the labels of a guest tell.
final class GuestLabels {
    private GuestLabels() {}

    static SortedMap<String, String> of(DiscoveredGuest guest) {
        List<Address> addresses = guest.addresses();
        Labels labels = new Labels()
                .with("platform", guest.platform())
                .with("id", guest.id())
                .with("name", guest.name())
                .with("kind", guest.kind())
                .with("node", guest.node())
                .with("cluster", guest.cluster())
                .with("status", guest.status())
                .with("pool", guest.pool())
                .with("os", guest.os())
                .list("tags", guest.tags())
                .with("ipv4", first(addresses, false))
                .with("ipv6", first(addresses, true))
                .list("addresses", addresses.stream().map(Address::text).toList());
        guest.tags().forEach(tag -> labels.with("tag_" + tag, "true"));
        guest.details().forEach(labels::with);
        if (guest.platform().equals(ProxmoxGuests.PLATFORM)) {
            customary(guest, labels);
        }
        return labels.all();
    }

    /// Those that prometheus-pve-sd gives.
    private static void customary(DiscoveredGuest guest, Labels labels) {
        labels.whole("__meta_pve_vmid", guest.id())
                .whole("__meta_pve_name", guest.name())
                .whole("__meta_pve_node", guest.node())
                .whole("__meta_pve_type", guest.kind().equals(DiscoveredGuest.VM) ? "qemu" : "lxc")
                .whole("__meta_pve_status", guest.status())
                .whole("__meta_pve_pool", guest.pool())
                .whole("__meta_pve_tags", String.join(",", guest.tags()))
                .whole("__meta_pve_ipv4", first(guest.addresses(), false))
                .whole("__meta_pve_ipv6", first(guest.addresses(), true));
        guest.details().forEach((name, value) -> {
            if (name.startsWith("os_")) {
                labels.whole("__meta_pve_" + name, value);
            }
        });
    }

    private static @Nullable String first(List<Address> addresses, boolean ipv6) {
        return addresses.stream()
                .filter(address -> address.isIpv6() == ipv6)
                .map(Address::text)
                .findFirst()
                .orElse(null);
    }
}

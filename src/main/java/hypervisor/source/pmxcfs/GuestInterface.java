package hypervisor.source.pmxcfs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A network interface of a guest, as configured: `net0: virtio=BC:24:11:00:00:01,bridge=vmbr0,tag=5`.
///
/// @param name `net0`
/// @param model `virtio`, `e1000`; of a container `veth`
/// @param mac in upper case, as in the file
/// @param guestName what a container calls it: `eth0`
/// @param tag VLAN
/// @param rate bytes a second it may send and receive; null without limit
/// @param queues null for one
/// @param addresses that do not come from DHCP or the network, without the length of their network: of a container as
/// its interface has them, of a VM as cloud-init gives them (`ipconfig0: ip=192.168.1.5/24,gw=192.168.1.1`)
public record GuestInterface(
        String name,
        @Nullable String model,
        @Nullable String mac,
        @Nullable String bridge,
        @Nullable String guestName,
        @Nullable Long tag,
        boolean firewall,
        @Nullable Double rate,
        boolean linkDown,
        @Nullable Long queues,
        List<String> addresses) {

    public GuestInterface {
        addresses = List.copyOf(addresses);
    }

    /// Without an address of its own.
    public GuestInterface(
            String name,
            @Nullable String model,
            @Nullable String mac,
            @Nullable String bridge,
            @Nullable String guestName,
            @Nullable Long tag,
            boolean firewall,
            @Nullable Double rate,
            boolean linkDown,
            @Nullable Long queues) {
        this(name, model, mac, bridge, guestName, tag, firewall, rate, linkDown, queues, List.of());
    }
}

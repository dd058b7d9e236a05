package hypervisor.source.pmxcfs;

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
        @Nullable Long queues) {}

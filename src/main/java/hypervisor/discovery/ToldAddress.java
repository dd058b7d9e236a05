package hypervisor.discovery;

import org.jspecify.annotations.Nullable;

/// An address as somebody tells it of a guest.
///
/// @param networkInterface what the guest calls the interface: `eth0`; null where that is not told
/// @param mac of the interface, in any case; null where that is not told
/// @param address as told, which need not be one
record ToldAddress(
        @Nullable String networkInterface, @Nullable String mac, String address) {}

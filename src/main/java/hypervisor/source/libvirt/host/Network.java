package hypervisor.source.libvirt.host;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A virtual network.
///
/// @param bridge null where it has none
/// @param leases DHCP leases now; null where unknown
public record Network(
        String name,
        UUID uuid,
        boolean active,
        @Nullable Boolean persistent,
        @Nullable Boolean autostart,
        @Nullable String bridge,
        @Nullable Integer leases) {}

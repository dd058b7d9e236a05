package hypervisor.source.libvirt.host;

import org.jspecify.annotations.Nullable;

/// A DHCP lease of a virtual network (`NETWORK_GET_DHCP_LEASES`, 341).
///
/// @param expiry Unix seconds, null for never
public record DhcpLease(
        String network,
        @Nullable String mac,
        String address,
        @Nullable String hostname,
        @Nullable Long expiry) {}

package hypervisor.demo;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A virtual network of a stand-in.
///
/// @param bridge null where it has none, as for an SR-IOV pool
public record StandInNetwork(
        String name,
        UUID uuid,
        boolean active,
        boolean persistent,
        boolean autostart,
        @Nullable String bridge,
        List<Lease> leases) {

    public StandInNetwork {
        leases = List.copyOf(leases);
    }

    /// @param expiry Unix seconds, 0 for never
    public record Lease(
            String mac,
            String address,
            int prefix,
            @Nullable String hostname,
            long expiry) {}
}

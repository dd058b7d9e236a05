package hypervisor.source.proxmox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the client fares with its endpoints.
///
/// @param insecure whether certificates are not checked
public record ClientState(boolean insecure, List<EndpointState> endpoints) {

    public ClientState {
        endpoints = List.copyOf(endpoints);
    }

    /// @param endpoint `https://pve1:8006`
    /// @param resting whether it failed, and is not asked for a while
    /// @param failure why it failed last; null where it works
    /// @param requests how many it was sent since the exporter started
    /// @param failures how many of them got no answer, or one that says that the endpoint is at fault
    public record EndpointState(
            String endpoint, boolean resting, @Nullable String failure, long requests, long failures) {}
}

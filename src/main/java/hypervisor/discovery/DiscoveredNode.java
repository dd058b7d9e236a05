package hypervisor.discovery;

import org.jspecify.annotations.Nullable;

/// A host of guests that may be a target.
///
/// @param platform `proxmox` or `libvirt`
/// @param address null where none is told
/// @param online null where that is not told
record DiscoveredNode(
        String platform,
        String name,
        @Nullable String cluster,
        @Nullable Boolean online,
        @Nullable Address address) {
    String status() {
        return online == null ? "unknown" : online ? "online" : "offline";
    }
}

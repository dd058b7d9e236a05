package hypervisor.discovery;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A guest that may be a target, in one vocabulary for all platforms.
///
/// @param platform `proxmox` or `libvirt`
/// @param id unique on its platform and stable for the guest's life: the number of Proxmox VE, libvirt's UUID
/// @param kind `vm` or `container`
/// @param node where it is; null where that is not told
/// @param status `running`, `stopped`, `paused`, `unknown` …
/// @param tags sorted
/// @param os what it is configured for, or says itself: `l26`, `debian`
/// @param details labels that only some platforms have, by what follows `__meta_hypervisor_` in their names
/// @param addresses the best first
record DiscoveredGuest(
        String platform,
        String id,
        @Nullable String name,
        String kind,
        @Nullable String node,
        @Nullable String cluster,
        String status,
        List<String> tags,
        @Nullable String pool,
        @Nullable String os,
        SortedMap<String, String> details,
        List<Address> addresses) {
    static final String VM = "vm";
    static final String CONTAINER = "container";

    DiscoveredGuest {
        tags = List.copyOf(tags);
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
        addresses = List.copyOf(addresses);
    }

    DiscoveredGuest at(List<Address> others) {
        return new DiscoveredGuest(platform, id, name, kind, node, cluster, status, tags, pool, os, details, others);
    }

    /// Unlike that of every other guest, whatever the platform.
    String key() {
        return platform + "/" + id;
    }
}

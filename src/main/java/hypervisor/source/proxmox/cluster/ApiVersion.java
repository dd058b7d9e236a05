package hypervisor.source.proxmox.cluster;

import hypervisor.source.proxmox.json.JsonRow;
import org.jspecify.annotations.Nullable;

/// The version of the node that answers: `version`.
///
/// @param version of its package pve-manager: `9.2.11`
/// @param release of Proxmox VE: `9.2`
/// @param repoId the commit it was made of, shortened
public record ApiVersion(
        @Nullable String version,
        @Nullable String release,
        @Nullable String repoId) {

    public static ApiVersion of(JsonRow row) {
        return new ApiVersion(row.text("version"), row.text("release"), row.text("repoid"));
    }
}

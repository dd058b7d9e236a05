package hypervisor.source.proxmox;

/// A privilege that a collector needs and the token or user does not have.
///
/// @param collector as in `collect[]`
/// @param privilege `Sys.Audit`
/// @param path where it is missing: `/`
/// @param partly whether it is there for some of what is below the path: for `/vms/100`, but not for all of `/vms`
public record PrivilegeGap(String collector, String privilege, String path, boolean partly) {

    /// One that is missing for all that is below the path.
    public PrivilegeGap(String collector, String privilege, String path) {
        this(collector, privilege, path, false);
    }
}

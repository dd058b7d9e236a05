package hypervisor.source.proxmox;

/// A privilege that a collector needs and the token or user does not have.
///
/// @param collector as in `collect[]`
/// @param privilege `Sys.Audit`
/// @param path where it is missing: `/`
public record PrivilegeGap(String collector, String privilege, String path) {}

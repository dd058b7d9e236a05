package hypervisor.source.proxmox.node;

/// When a guest was last backed up without an error, as the task lists of all nodes tell (`nodes/NODE/tasks`).
///
/// @param kind `qemu` or `lxc`
/// @param node where the guest is now
/// @param timestamp end of the backup, seconds since 1970
public record LastBackup(String kind, String node, long vmid, String name, long timestamp) {}

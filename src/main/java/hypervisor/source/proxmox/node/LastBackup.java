package hypervisor.source.proxmox.node;

/// When a guest was last backed up without an error, as the task lists of all nodes tell (`nodes/NODE/tasks`). A
/// backup with warnings is one: it was written to its end.
///
/// @param kind `qemu` or `lxc`
/// @param node where the guest is now
/// @param timestamp when its task was over, seconds since 1970: for a job of several guests, when all of it was
public record LastBackup(String kind, String node, long vmid, String name, long timestamp) {}

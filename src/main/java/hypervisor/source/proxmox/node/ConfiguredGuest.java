package hypervisor.source.proxmox.node;

import hypervisor.source.pmxcfs.GuestConfig;

/// How a guest is configured, as its node tells: `nodes/NODE/qemu/VMID/config`, which is what the node reads in
/// `/etc/pve` itself. What waits for the guest's next start is in it; snapshots are not.
///
/// @param node where the guest is
public record ConfiguredGuest(String node, GuestConfig config) {}

package hypervisor.source.qemu;

/// One interface of a guest, as `info network` prints it. What is not printed is empty.
///
/// @param netdev QEMU's name of it: `net0`
/// @param type of what it is connected to: `tap`, `user`, `vhost-user`
/// @param model what the guest sees: `virtio-net-pci`
/// @param macAddress in lower case
/// @param interfaceName of the host's end, `tap101i0`; empty for one that the host has no interface for
/// @param queues how many there are, 1 at least
public record GuestInterface(
        String netdev, String type, String model, String macAddress, String interfaceName, long queues) {}

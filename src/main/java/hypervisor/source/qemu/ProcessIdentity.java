package hypervisor.source.qemu;

/// One life of a guest: a guest that was restarted has another one, even where the number of its process came again.
///
/// @param startTicks when it started, in clock ticks since the machine did
public record ProcessIdentity(int pid, long startTicks) {}

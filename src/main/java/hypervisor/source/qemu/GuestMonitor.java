package hypervisor.source.qemu;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the monitor of one guest told.
///
/// @param id the guest's number
/// @param process whose answer it is
/// @param answered when its monitor last answered all it was asked; null where it never has
/// @param status as `query-status` says it: `running`, `paused`, `io-error`; null where it is not told
/// @param balloonBytes memory that the balloon leaves to the guest; null for a guest without a balloon
/// @param interfaces of `info network`; empty where it is not known
/// @param disks of `info block`, those with a medium; empty where it is not known
public record GuestMonitor(
        String id,
        ProcessIdentity process,
        @Nullable Instant answered,
        @Nullable String status,
        @Nullable Long balloonBytes,
        List<GuestInterface> interfaces,
        List<GuestDisk> disks) {
    public GuestMonitor {
        interfaces = List.copyOf(interfaces);
        disks = List.copyOf(disks);
    }
}

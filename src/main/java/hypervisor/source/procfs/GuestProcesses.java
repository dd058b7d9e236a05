package hypervisor.source.procfs;

import hypervisor.source.Limited;
import hypervisor.source.MissingRight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All guests that run as processes of KVM on this machine.
///
/// @param memoryTotal of this machine, in bytes; null where it cannot be read
/// @param delaysCounted whether the kernel counts what processes wait for; otherwise those times are 0 and mean nothing
/// @param missingRights what could not be read, and what right that takes; each told once, not for every guest
public record GuestProcesses(
        List<GuestProcess> guests, @Nullable Long memoryTotal, boolean delaysCounted, List<MissingRight> missingRights)
        implements Limited {
    public GuestProcesses {
        guests = List.copyOf(guests);
        missingRights = List.copyOf(missingRights);
    }
}

package hypervisor.source.smart;

import hypervisor.source.Limited;
import hypervisor.source.MissingRight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All disks of this machine.
///
/// @param hostname what this machine is called in the file that it was read from; null where smartctl was run
/// @param disks by name
/// @param missingRights what this program would need to be allowed to, one for all disks
public record SmartDisks(@Nullable String hostname, List<SmartDisk> disks, List<MissingRight> missingRights)
        implements Limited {
    public SmartDisks {
        disks = List.copyOf(disks);
        missingRights = List.copyOf(missingRights);
    }
}

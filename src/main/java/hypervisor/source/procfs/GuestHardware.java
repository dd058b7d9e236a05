package hypervisor.source.procfs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the command line of a guest says that it has.
///
/// @param name `-name` up to its first comma
/// @param cpu model, `-cpu` up to its first comma
/// @param machine `-machine`'s type: `pc-q35-9.2+pve1`
/// @param uuid of the firmware's tables, `-smbios type=1,uuid=…`
/// @param vcpus plugged in at the start
/// @param statedVcpus the number of `-smp` alone, which is 1 where processors can be plugged in while the guest runs
/// @param maxVcpus as many as can be plugged in
/// @param memory bytes at the start, of every node and every stick
/// @param statedMemory bytes of `-m` where it is a plain number, else of those nodes and sticks alone that are neither
/// huge pages nor shared
/// @param maxMemory bytes, as much as can be plugged in; null where none can
/// @param incoming whether the process was started to receive a guest that migrates here
/// @param paused whether the process was started without letting the guest run
public record GuestHardware(
        @Nullable String name,
        @Nullable String cpu,
        @Nullable String machine,
        @Nullable String uuid,
        @Nullable Long vcpus,
        @Nullable Long statedVcpus,
        @Nullable Long maxVcpus,
        @Nullable Long memory,
        @Nullable Long statedMemory,
        @Nullable Long maxMemory,
        boolean incoming,
        boolean paused) {

    static GuestHardware of(List<String> arguments) {
        return HardwareReading.of(arguments);
    }
}

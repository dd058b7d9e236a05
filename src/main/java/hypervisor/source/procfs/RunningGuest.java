package hypervisor.source.procfs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A process of KVM that runs a guest of Proxmox VE. Its number and start time together are its identity: a guest that
/// is stopped and started is another process, even where the kernel gives the number again.
///
/// @param id of the guest, as digits
/// @param startTicks clock ticks from the machine's start to the process'
/// @param arguments the command line, the program first
/// @param hardware what the command line says of the guest
/// @param replaced whether the program has been replaced since, by an upgrade, so that the guest runs an old one; null
/// where that cannot be seen
public record RunningGuest(
        String id,
        int pid,
        long startTicks,
        List<String> arguments,
        GuestHardware hardware,
        @Nullable Boolean replaced) {
    public RunningGuest {
        arguments = List.copyOf(arguments);
    }

    /// What stands after the first argument that is exactly this, as in `-name web`; null without one.
    public @Nullable String argument(String flag) {
        return CommandLine.value(arguments, flag);
    }

    /// Whether both are the same process.
    public boolean isSameProcess(RunningGuest other) {
        return pid == other.pid && startTicks == other.startTicks;
    }
}

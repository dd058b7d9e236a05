package hypervisor.source.procfs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One guest, by its process. What could not be read is null.
///
/// @param startSeconds when the process was started, since 1970; null where the machine's own start is not known
/// @param cpu processor time of the whole process
/// @param status the table of `status`
/// @param io what the process read and wrote
/// @param mainThread how the thread that serves the monitor and slow devices fares
/// @param vcpus the threads that are virtual processors, by their numbers
public record GuestProcess(
        RunningGuest guest,
        char state,
        @Nullable Double startSeconds,
        ProcessorTime cpu,
        @Nullable Long majorFaults,
        @Nullable ProcessStatus status,
        @Nullable ProcessIo io,
        @Nullable SchedulerTime mainThread,
        List<Vcpu> vcpus) {
    public GuestProcess {
        vcpus = List.copyOf(vcpus);
    }

    public String id() {
        return guest.id();
    }

    /// In seconds.
    ///
    /// @param user in user space, the guest's own code included
    /// @param guest in the guest's own code
    /// @param blockDelay that the first thread waited for block I/O; 0 unless the kernel accounts for delays
    public record ProcessorTime(
            @Nullable Double user,
            @Nullable Double system,
            @Nullable Double guest,
            @Nullable Double blockDelay) {}

    /// A virtual processor, which is a thread.
    public record Vcpu(int number, SchedulerTime time) {}
}

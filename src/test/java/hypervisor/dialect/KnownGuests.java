package hypervisor.dialect;

import hypervisor.source.procfs.GuestHardware;
import hypervisor.source.procfs.GuestProcess;
import hypervisor.source.procfs.GuestProcess.ProcessorTime;
import hypervisor.source.procfs.GuestProcess.Vcpu;
import hypervisor.source.procfs.GuestProcesses;
import hypervisor.source.procfs.ProcessIo;
import hypervisor.source.procfs.ProcessStatus;
import hypervisor.source.procfs.RunningGuest;
import hypervisor.source.procfs.SchedulerTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Guests as their processes could tell of them.
final class KnownGuests {
    static final long MIB = 1 << 20;

    static final GuestHardware PLAIN =
            new GuestHardware("web", "kvm64", "pc+pve0", "4b-4c", 2L, 1L, 4L, 128 * MIB, 64 * MIB, null, false, false);
    private static final GuestHardware UNKNOWN =
            new GuestHardware(null, null, null, null, null, null, null, null, null, null, false, false);

    private KnownGuests() {}

    static GuestProcesses of(GuestProcess... guests) {
        return new GuestProcesses(List.of(guests), 4096L, true, List.of());
    }

    /// One of whom everything is known.
    static GuestProcess whole(String id, char state) {
        return new GuestProcess(
                running(id, PLAIN, true),
                state,
                1_763_689_333.0,
                new ProcessorTime(3.15, 0.59, 2.0, 0.25),
                12L,
                new ProcessStatus(Map.of("VmRSS", 1024L, "HugetlbPages", 0L), 7L, 9248L, 531L),
                new ProcessIo(11L, 12L, 13L, 14L, 61_440L, 16L, 17L),
                new SchedulerTime(3_000_000_000L, 2_000_000_000L),
                List.of(
                        new Vcpu(0, new SchedulerTime(1_500_000_000L, 250_000_000L)),
                        new Vcpu(1, new SchedulerTime(1_000_000_000L, 500_000_000L))));
    }

    /// One of whom nothing is known but that it is there.
    static GuestProcess bare(String id, char state) {
        return new GuestProcess(
                running(id, UNKNOWN, null),
                state,
                null,
                new ProcessorTime(null, null, null, null),
                null,
                null,
                null,
                null,
                List.of());
    }

    private static RunningGuest running(String id, GuestHardware hardware, @Nullable Boolean replaced) {
        return new RunningGuest(id, 70, 1200, List.of("/usr/bin/kvm", "-id", id), hardware, replaced);
    }
}

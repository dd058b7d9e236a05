package hypervisor.source.procfs;

import hypervisor.source.MalformedException;
import hypervisor.source.procfs.GuestProcess.ProcessorTime;
import hypervisor.source.procfs.GuestProcess.Vcpu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads everything about one guest's process. A file that fails costs what it tells, and nothing else.
final class GuestReading {
    static final String PTRACE = "CAP_SYS_PTRACE, or to be the user whose processes the guests are";

    private static final double NANOS_PER_SECOND = 1e9;

    private final Path process;
    private final RunningGuests.Seen seen;
    private final double ticksPerSecond;
    private final Denials denials;

    GuestReading(Path proc, RunningGuests.Seen seen, long ticksPerSecond, Denials denials) {
        this.process = proc.resolve(Integer.toString(seen.guest().pid()));
        this.seen = seen;
        this.ticksPerSecond = ticksPerSecond;
        this.denials = denials;
    }

    /// @param bootSeconds when the machine was started, since 1970
    /// @return null if the process has ended meanwhile
    @Nullable GuestProcess read(@Nullable Long bootSeconds, VcpuThreads threads) {
        ProcessStat stat = seen.stat();
        String status = file("status");
        if (status == null && !Files.exists(process.resolve("stat"))) {
            return null;
        }
        String io = file("io");
        String schedstat = file("schedstat");
        if (seen.guest().replaced() == null) {
            denials.note("/proc/PID/exe", PTRACE);
        }
        return new GuestProcess(
                seen.guest(),
                stat.state(),
                bootSeconds == null ? null : Double.valueOf(bootSeconds + stat.startTicks() / ticksPerSecond),
                new ProcessorTime(
                        seconds(stat.userTicks()),
                        seconds(stat.systemTicks()),
                        seconds(stat.guestTicks()),
                        seconds(stat.blockDelayTicks())),
                stat.majorFaults(),
                status == null ? null : ProcessStatus.parse(status),
                io == null ? null : ProcessIo.parse(io),
                schedstat == null ? null : SchedulerTime.parse(schedstat),
                vcpus(threads));
    }

    private List<Vcpu> vcpus(VcpuThreads threads) {
        List<Vcpu> vcpus = new ArrayList<>();
        try {
            for (Map.Entry<Integer, Path> thread : threads.of(process).entrySet()) {
                SchedulerTime time = time(thread.getValue());
                if (time != null) {
                    vcpus.add(new Vcpu(thread.getKey(), time));
                }
            }
        } catch (IOException e) {
            denials.note(e, "/proc/PID/task", PTRACE);
        }
        return vcpus;
    }

    /// A kernel that does not count what its scheduler does still counts ticks.
    private @Nullable SchedulerTime time(Path thread) {
        try {
            return SchedulerTime.parse(KernelFile.small(thread.resolve("schedstat")));
        } catch (IOException _) {
            return timeByTicks(thread.resolve("stat"));
        }
    }

    private @Nullable SchedulerTime timeByTicks(Path file) {
        try {
            ProcessStat stat = ProcessStat.parse(file.toString(), KernelFile.small(file));
            Long user = stat.userTicks();
            Long system = stat.systemTicks();
            return user == null || system == null
                    ? null
                    : new SchedulerTime((long) ((user + system) / ticksPerSecond * NANOS_PER_SECOND), null);
        } catch (IOException | MalformedException _) {
            return null; // it has ended
        }
    }

    private @Nullable Double seconds(@Nullable Long ticks) {
        return ticks == null ? null : Double.valueOf(ticks / ticksPerSecond);
    }

    private @Nullable String file(String name) {
        try {
            return KernelFile.small(process.resolve(name));
        } catch (IOException e) {
            denials.note(e, "/proc/PID/" + name, PTRACE);
            return null;
        }
    }
}

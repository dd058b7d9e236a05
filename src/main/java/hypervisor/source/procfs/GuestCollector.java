package hypervisor.source.procfs;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the processes of all guests. Those without any right but to run are found too; what they do not let be seen is
/// told as such.
final class GuestCollector extends ProcfsCollector<GuestProcesses> {
    private final RunningGuests running;
    private final Map<Integer, Threads> threads = new HashMap<>();
    private @Nullable Machine machine;

    private record Threads(long startTicks, VcpuThreads vcpus) {}

    /// What does not change while the machine is on.
    private record Machine(long ticksPerSecond, @Nullable Long bootSeconds) {}

    GuestCollector(HostPaths paths, RunningGuests running) {
        super("host_guest", ProcfsFacts.GUESTS, paths);
        this.running = running;
    }

    @Override
    public Reading<GuestProcesses> collect(Deadline deadline) throws IOException, InterruptedException {
        var denials = new Denials();
        Machine here = machine();
        List<RunningGuests.Seen> seen = running.seen();
        List<GuestProcess> guests = new ArrayList<>();
        for (RunningGuests.Seen one : seen) {
            GuestProcess guest = new GuestReading(paths.proc(), one, here.ticksPerSecond(), denials)
                    .read(here.bootSeconds(), threads(one.guest()));
            if (guest != null) {
                guests.add(guest);
            }
        }
        threads.keySet().retainAll(seen.stream().map(one -> one.guest().pid()).toList());
        if (running.areHidden()) {
            denials.note("processes of other users", "a /proc without hidepid, or the group that its option gid names");
        }
        String memory = text("meminfo");
        String accounting = text("sys/kernel/task_delayacct");
        return Reading.of(new GuestProcesses(
                guests,
                memory == null ? null : Rows.of(memory).get("MemTotal"),
                accounting == null || !accounting.strip().equals("0"),
                denials.all()));
    }

    private VcpuThreads threads(RunningGuest guest) {
        Threads known = threads.get(guest.pid());
        if (known == null || known.startTicks() != guest.startTicks()) {
            known = new Threads(guest.startTicks(), new VcpuThreads());
            threads.put(guest.pid(), known);
        }
        return known.vcpus();
    }

    private Machine machine() {
        Machine before = machine;
        if (before == null || before.bootSeconds() == null) {
            String stat = text("stat");
            before = new Machine(
                    ClockTicks.perSecond(paths.proc()),
                    stat == null ? null : Rows.of(stat).get("btime"));
            machine = before;
        }
        return Objects.requireNonNull(before);
    }
}

package hypervisor.source.procfs;

import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import hypervisor.source.Isolation;
import hypervisor.source.MalformedException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds the processes that run guests of Proxmox VE: those of QEMU, of whatever processor, that have an `-id`.
///
/// The program is the one `/proc/PID/exe` links to. Without the right to see that, it is the one the command line
/// begins
/// with. A command line is read once in the life of a process, and that on a thread of its own: the kernel needs a lock
/// of the process for it, which one that hangs may hold for ever.
public final class RunningGuests {
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration YOUTH = Duration.ofSeconds(30);
    private static final String REPLACED = " (deleted)";

    private final Path proc;
    private final Predicate<String> wanted;
    private final Isolation isolation = new Isolation();
    private final Map<Integer, Known> known = new ConcurrentHashMap<>();

    /// What was found of a process. A process that becomes QEMU does so soon after it was started, by a call that keeps
    /// its number and start time: of a young one that is no guest it is not settled that it stays so.
    ///
    /// @param guest null where the process runs none
    private record Known(
            long startTicks, long since, @Nullable RunningGuest guest) {
        boolean holds(long start) {
            return startTicks == start && (guest != null || System.nanoTime() - since > YOUTH.toNanos());
        }
    }

    /// A guest, and what its process is at right now.
    record Seen(RunningGuest guest, ProcessStat stat) {}

    public RunningGuests(HostPaths paths) {
        this(paths, _ -> true);
    }

    /// @param wanted whether a guest is told of, by its number: of others no more is read than that they are there
    public RunningGuests(HostPaths paths, Predicate<String> wanted) {
        this.proc = paths.proc();
        this.wanted = wanted;
    }

    /// Those that run now, by their numbers. Where two processes say that they are the same guest, the later one is it.
    ///
    /// @throws IOException the processes cannot be listed
    public List<RunningGuest> now() throws IOException, InterruptedException {
        return seen().stream().map(Seen::guest).toList();
    }

    List<Seen> seen() throws IOException, InterruptedException {
        List<Integer> processes = processes();
        known.keySet().retainAll(processes);
        Map<String, Seen> guests = new TreeMap<>(BY_NUMBER);
        for (int pid : processes) {
            Seen seen = look(pid);
            if (seen != null && wanted.test(seen.guest().id())) {
                guests.merge(seen.guest().id(), seen, RunningGuests::later);
            }
        }
        return List.copyOf(guests.values());
    }

    private static Seen later(Seen one, Seen other) {
        return one.stat().startTicks() > other.stat().startTicks() ? one : other;
    }

    /// Whether the kernel keeps processes of others from this one: of a whole `/proc` the first process can be seen.
    boolean areHidden() {
        return Files.exists(proc.resolve("self")) && !Files.isReadable(proc.resolve("1/stat"));
    }

    private List<Integer> processes() throws IOException {
        List<Integer> processes = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc)) {
            for (Path entry : entries) {
                Long pid = Numbers.whole(entry.getFileName().toString());
                if (pid != null && pid <= Integer.MAX_VALUE) {
                    processes.add(pid.intValue());
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        processes.sort(null);
        return processes;
    }

    private @Nullable Seen look(int pid) throws InterruptedException {
        Path process = proc.resolve(Integer.toString(pid));
        try {
            String program = program(process);
            if (program != null && !CommandLine.runsGuests(current(program))) {
                return null;
            }
            Path file = process.resolve("stat");
            ProcessStat stat = ProcessStat.parse(file.toString(), KernelFile.small(file));
            RunningGuest guest = guest(process, pid, stat, program);
            return guest == null ? null : new Seen(guest, stat);
        } catch (IOException | MalformedException _) {
            return null; // it is gone, or not to be understood: no guest that could be told of
        }
    }

    private @Nullable RunningGuest guest(Path process, int pid, ProcessStat stat, @Nullable String program)
            throws IOException, InterruptedException {
        Known before = known.get(pid);
        Boolean replaced = program == null ? null : Boolean.valueOf(program.endsWith(REPLACED));
        if (before == null || !before.holds(stat.startTicks())) {
            boolean same = before != null && before.startTicks() == stat.startTicks();
            long since = before != null && same ? before.since() : System.nanoTime();
            before = new Known(stat.startTicks(), since, read(process, pid, stat.startTicks(), program));
            known.put(pid, before);
        }
        RunningGuest guest = before.guest();
        return guest == null || Objects.equals(guest.replaced(), replaced)
                ? guest
                : new RunningGuest(guest.id(), pid, guest.startTicks(), guest.arguments(), guest.hardware(), replaced);
    }

    private @Nullable RunningGuest read(Path process, int pid, long start, @Nullable String program)
            throws IOException, InterruptedException {
        Path file = process.resolve("cmdline");
        String text = isolation.run(file.toString(), () -> KernelFile.text(file), Deadline.in(PATIENCE));
        List<String> arguments = CommandLine.split(text);
        String id = CommandLine.guest(arguments);
        boolean another = program == null && (arguments.isEmpty() || !CommandLine.runsGuests(arguments.getFirst()));
        return id == null || another
                ? null
                : new RunningGuest(id, pid, start, arguments, GuestHardware.of(arguments), null);
    }

    /// What the process runs, or ran before an upgrade replaced it; null where this process may not see that.
    private static @Nullable String program(Path process) throws IOException {
        try {
            return Files.readSymbolicLink(process.resolve("exe")).toString();
        } catch (NoSuchFileException gone) {
            throw gone; // a thread of the kernel has none
        } catch (IOException _) {
            return null;
        }
    }

    private static String current(String program) {
        return program.endsWith(REPLACED) ? program.substring(0, program.length() - REPLACED.length()) : program;
    }
}

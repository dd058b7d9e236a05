package hypervisor.source.qemu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A `/proc` with the processes of guests in it.
public final class MadeProcesses {
    private static final Path PROGRAM = Path.of("/usr/bin/qemu-system-x86_64");

    private final Path proc;

    public MadeProcesses(Path proc) {
        this.proc = proc;
    }

    /// A guest that was started that many clock ticks after the machine.
    public void guest(int pid, long startTicks, String id, String... arguments) throws IOException {
        Path process = directory(pid);
        Files.writeString(process.resolve("stat"), stat(pid, startTicks));
        Files.writeString(
                process.resolve("cmdline"),
                "/usr/bin/kvm\0-id\0" + id + "\0" + String.join("\0", List.of(arguments)) + "\0");
    }

    /// One that was recorded.
    public void recorded(Path recording) throws IOException {
        Path process = directory(Integer.parseInt(recording.getFileName().toString()));
        for (String file : List.of("stat", "cmdline")) {
            Files.copy(recording.resolve(file), process.resolve(file));
        }
    }

    public void end(int pid) throws IOException {
        Path process = proc.resolve(Integer.toString(pid));
        for (String file : List.of("stat", "cmdline", "exe")) {
            Files.delete(process.resolve(file));
        }
        Files.delete(process);
    }

    private Path directory(int pid) throws IOException {
        Path process = Files.createDirectories(proc.resolve(Integer.toString(pid)));
        if (!Files.isSymbolicLink(process.resolve("exe"))) {
            Files.createSymbolicLink(process.resolve("exe"), PROGRAM);
        }
        return process;
    }

    /// Of the 52 fields, the 22nd is when the process started.
    private static String stat(int pid, long startTicks) {
        return pid + " (kvm) S" + " 0".repeat(18) + " " + startTicks + " 0".repeat(30) + "\n";
    }
}

package hypervisor.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A machine made of files, with only what a test puts there.
public final class HostTree {
    /// A file that the kernel lets nobody read, not even root.
    private static final Path WRITE_ONLY = Path.of("/proc/sys/vm/compact_memory");

    private final Path root;

    public HostTree(Path root) throws IOException {
        this.root = root;
        for (String directory : new String[] {"proc", "sys", "dev", "pve", "qemu-server"}) {
            Files.createDirectories(root.resolve(directory));
        }
    }

    public HostPaths paths() {
        return new HostPaths(
                root.resolve("proc"),
                root.resolve("sys"),
                root.resolve("dev"),
                root,
                root.resolve("pve"),
                root.resolve("qemu-server"));
    }

    public Path path(String path) {
        return root.resolve(path);
    }

    public HostTree file(String path, String text) throws IOException {
        Files.createDirectories(path(path).getParent());
        Files.writeString(path(path), text);
        return this;
    }

    public HostTree directory(String path) throws IOException {
        Files.createDirectories(path(path));
        return this;
    }

    public HostTree link(String path, String target) throws IOException {
        Files.createDirectories(path(path).getParent());
        Files.deleteIfExists(path(path));
        Files.createSymbolicLink(path(path), Path.of(target));
        return this;
    }

    /// A file that may not be read. Who runs as root may read every file of a disk, so that another is needed then.
    public HostTree unreadable(String path) throws IOException {
        file(path, "");
        Files.setPosixFilePermissions(path(path), PosixFilePermissions.fromString("---------"));
        return Files.isReadable(path(path)) ? link(path, WRITE_ONLY.toString()) : this;
    }

    /// A process of QEMU: its program, its start in clock ticks, and its command line.
    public HostTree guest(int pid, long start, String... arguments) throws IOException {
        return process(pid, start, "/usr/bin/qemu-system-x86_64", arguments);
    }

    public HostTree process(int pid, long start, String program, String... arguments) throws IOException {
        return link("proc/" + pid + "/exe", "../.." + program)
                .file("proc/" + pid + "/cmdline", String.join("\0", arguments) + "\0")
                .file(
                        "proc/" + pid + "/stat",
                        pid + " (kvm) S 1 1488 1488 0 -1 138412480 77698 0 12 0 315 59 0 0 20 0 7 0 " + start
                                + " 1797070848 20279 18446744073709551615 1 2 3 0 0 0 268444224 3674112 16451 0 0 0 17 1"
                                + " 0 0 25 200 0 1 2 3 4 5 6 7 0\n");
    }
}

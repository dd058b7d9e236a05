package hypervisor.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Real QEMU processes with command lines as Proxmox VE writes them, their monitor sockets, and the configuration of a
/// node, all in one folder but for what a device's path must begin with.
final class PveNode implements AutoCloseable {
    /// A folder below `/dev` that may be written to: to QEMU and to who reads its command line, a volume group.
    private static final Path VOLUME_GROUP = Path.of("/dev/shm");

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Path folder;
    private final Map<Integer, Process> guests = new HashMap<>();
    private final List<Path> volumes = new ArrayList<>();
    private final List<String> taps = new ArrayList<>();

    PveNode(Path folder) {
        this.folder = folder;
        write("pve/user.cfg", "pool:prod::901,902:local:\npool:prod/web::903::\n");
        write("pve/storage.cfg", "dir: local\n\tpath " + folder + "\n\tcontent images\n");
        write("pve/lxc/none", "");
        create(sockets());
    }

    Path configuration() {
        return folder.resolve("pve");
    }

    Path sockets() {
        return folder.resolve("qemu-server");
    }

    /// Where a guest's monitor listens.
    Path socket(int id) {
        return sockets().resolve(id + ".qmp");
    }

    long pid(int id) {
        return process(id).pid();
    }

    void signal(int id, String signal) {
        Commands.run(List.of("kill", "-" + signal, String.valueOf(pid(id))));
    }

    /// @param format `qcow2` or `raw`
    /// @param size as qemu-img takes it: `64M`
    Path image(String name, String format, String size) {
        Path image = folder.resolve(name);
        create(image.getParent());
        Commands.run(List.of("qemu-img", "create", "-q", "-f", format, image.toString(), size));
        return image;
    }

    /// What looks like a logical volume, if a file.
    Path volume(String name, String size) {
        Path volume = VOLUME_GROUP.resolve(name);
        volumes.add(volume);
        Commands.run(List.of("qemu-img", "create", "-q", "-f", "raw", volume.toString(), size));
        return volume;
    }

    /// A network interface of the host, with several queues.
    String tap(String name) {
        taps.add(name);
        Commands.run(List.of("ip", "tuntap", "add", "dev", name, "mode", "tap", "multi_queue"));
        Commands.run(List.of("ip", "link", "set", name, "up"));
        return name;
    }

    /// Writes a guest's configuration, as every guest has it but one that is still on its way here.
    void configure(int id, String configuration) {
        write("pve/qemu-server/" + id + ".conf", configuration);
    }

    /// Starts a guest and waits for its monitor.
    void start(int id, String name, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                "qemu-system-x86_64",
                "-accel",
                "tcg",
                // Only the QEMU of Proxmox VE has an option -id. Here it is the folder that -L names, and the number is
                // a disk image, which stands where options end.
                "-L",
                "-id",
                image(String.valueOf(id), "raw", "1M").getFileName().toString(),
                "-name",
                name + ",debug-threads=on",
                "-no-shutdown",
                "-chardev",
                "socket,id=qmp,path=" + socket(id) + ",server=on,wait=off",
                "-mon",
                "chardev=qmp,mode=control",
                "-nodefaults",
                "-vga",
                "none",
                "-display",
                "none"));
        command.addAll(more);
        try {
            Path log = folder.resolve(id + ".log");
            guests.put(
                    id,
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start());
            Commands.waitUntil("guest " + id + " has a monitor", LONGEST, () -> {
                if (!process(id).isAlive()) {
                    throw new AssertionError("QEMU ended: " + Files.readString(log));
                }
                return Files.exists(socket(id));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("qemu-system-x86_64 (package qemu-system-x86)", e);
        }
    }

    void kill(int id) {
        Process process = process(id);
        process.destroyForcibly();
        try {
            process.waitFor();
            guests.remove(id);
            Files.deleteIfExists(socket(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process process(int id) {
        Process process = guests.get(id);
        if (process == null) {
            throw new AssertionError("there is no guest " + id);
        }
        return process;
    }

    private void write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            create(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List.copyOf(guests.keySet()).forEach(this::kill);
        taps.forEach(tap -> Commands.run(List.of("ip", "link", "del", tap)));
        for (Path volume : volumes) {
            try {
                Files.deleteIfExists(volume);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package hypervisor.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A real libvirtd of this machine's packages, with sockets, definitions and logs in a folder of its own: it lives in
/// a mount namespace where its usual folders are that folder's. Needs root. Fails, never skips, where a part is
/// missing.
public final class RealLibvirtd implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Path folder;
    private final String extraConfiguration;
    private @Nullable Process daemon;

    private RealLibvirtd(Path folder, String extraConfiguration) {
        this.folder = folder;
        this.extraConfiguration = extraConfiguration;
    }

    public static RealLibvirtd start(Path folder) {
        return start(folder, "");
    }

    /// @param extraConfiguration more lines of libvirtd.conf, as to listen on TCP
    public static RealLibvirtd start(Path folder, String extraConfiguration) {
        var libvirtd = new RealLibvirtd(folder, extraConfiguration);
        libvirtd.prepare();
        libvirtd.startDaemon();
        return libvirtd;
    }

    public String readOnlyUri() {
        return "qemu+unix:///system?socket=" + socket("libvirt-sock-ro");
    }

    public String uri() {
        return "qemu+unix:///system?socket=" + socket("libvirt-sock");
    }

    public Path socket(String name) {
        return folder.resolve("sock").resolve(name);
    }

    /// Where images and other files of the domains may go.
    public Path images() {
        return folder.resolve("images");
    }

    /// What virsh prints; it must end well.
    public String virsh(String... words) {
        var command = new ArrayList<>(List.of("virsh", "-q", "-c", uri()));
        command.addAll(List.of(words));
        return Commands.run(command);
    }

    public void define(String xml) {
        virsh("define", file(xml));
    }

    public void create(String xml) {
        virsh("create", file(xml));
    }

    /// What virt-admin prints of the daemon: workers, clients.
    public String admin(String... words) {
        var command = new ArrayList<>(
                List.of("virt-admin", "-q", "-c", "libvirtd+unix:///system?socket=" + socket("libvirt-admin-sock")));
        command.addAll(List.of(words));
        return Commands.run(command);
    }

    public long daemonPid() {
        return Long.parseLong(read(folder.resolve("libvirtd.pid")).strip());
    }

    /// The hypervisor process of a running domain.
    public long qemuPid(String domain) {
        return Long.parseLong(
                read(folder.resolve("run/qemu").resolve(domain + ".pid")).strip());
    }

    /// Kills the daemon at once, as a crash would; its domains go on.
    public void crash() {
        Commands.run(List.of("kill", "-KILL", String.valueOf(daemonPid())));
        waitUntil("the daemon has ended", () -> !process().isAlive());
    }

    public void startDaemon() {
        daemon = Commands.start(
                List.of("unshare", "-m", "bash", folder.resolve("start.sh").toString()), folder.resolve("out.txt"));
        waitUntil("libvirtd answers, see " + folder.resolve("log/libvirtd.log"), () -> {
            if (!process().isAlive()) {
                throw new AssertionError("libvirtd ended: " + read(folder.resolve("out.txt")));
            }
            return Files.exists(socket("libvirt-sock"))
                    && Commands.succeeds(List.of("virsh", "-q", "-c", uri(), "version"));
        });
    }

    /// Ends every guest and the daemon, also one that has crashed.
    @Override
    public void close() {
        guests().forEach(ProcessHandle::destroyForcibly);
        process().destroy();
        waitUntil("the daemon has ended", () -> !process().isAlive());
        guests().forEach(ProcessHandle::destroyForcibly);
        waitUntil("the guests have ended", () -> guests().isEmpty());
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The hypervisor processes of this daemon.
    private List<ProcessHandle> guests() {
        try (Stream<Path> files = Files.list(Files.createDirectories(folder.resolve("run/qemu")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".pid"))
                    .map(file -> file.substring(0, file.length() - ".pid".length()))
                    .flatMap(this::guest)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<ProcessHandle> guest(String domain) {
        try {
            long pid = qemuPid(domain);
            boolean alive = Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"))
                    .contains("guest=" + domain + ",");
            return alive ? ProcessHandle.of(pid).stream() : Stream.empty();
        } catch (IOException | UncheckedIOException _) {
            return Stream.empty(); // it has ended
        }
    }

    private Process process() {
        Process running = daemon;
        if (running == null) {
            throw new IllegalStateException("the daemon was not started");
        }
        return running;
    }

    private void prepare() {
        try {
            for (String name : List.of("run", "etc", "lib", "cache", "log", "sock", "images", "xml")) {
                Files.createDirectories(folder.resolve(name));
            }
            Files.createDirectories(Path.of("/run/libvirt"));
            Files.writeString(folder.resolve("libvirtd.conf"), """
                    unix_sock_dir = "%1$s/sock"
                    unix_sock_group = "root"
                    unix_sock_ro_perms = "0777"
                    auth_unix_ro = "none"
                    auth_unix_rw = "none"
                    max_client_requests = 5
                    min_workers = 5
                    max_workers = 20
                    log_level = 3
                    log_outputs = "3:file:%1$s/log/libvirtd.log"
                    %2$s
                    """.formatted(folder, extraConfiguration));
            Files.writeString(folder.resolve("etc/qemu.conf"), """
                    security_driver = "none"
                    user = "root"
                    group = "root"
                    dynamic_ownership = 0
                    remember_owner = 0
                    namespaces = [ ]
                    cgroup_controllers = [ ]
                    stdio_handler = "file"
                    """);
            Files.writeString(folder.resolve("start.sh"), """
                    set -e
                    mount --make-rprivate /
                    mount --bind %1$s/run /run/libvirt
                    mount --bind %1$s/etc /etc/libvirt
                    mount --bind %1$s/lib /var/lib/libvirt
                    mount --bind %1$s/cache /var/cache/libvirt
                    mount --bind %1$s/log /var/log/libvirt
                    rm -f %1$s/libvirtd.pid
                    exec /usr/sbin/libvirtd -f %1$s/libvirtd.conf -p %1$s/libvirtd.pid $(cat %1$s/listen 2>/dev/null)
                    """.formatted(folder));
            if (extraConfiguration.contains("listen_tcp") || extraConfiguration.contains("listen_tls")) {
                Files.writeString(folder.resolve("listen"), "--listen");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of this daemon's folder with the XML in it.
    String file(String xml) {
        try {
            return Files.writeString(Files.createTempFile(folder.resolve("xml"), "domain", ".xml"), xml)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void waitUntil(String what, Commands.Condition condition) {
        Commands.waitUntil(what, START, condition);
    }
}

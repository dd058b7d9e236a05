package hypervisor.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// This machine's sshd on a port of 127.0.0.1, with keys of its own: who has [#key()] may log in as root.
final class Sshd implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Process process;

    private Sshd(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /// @param namespace the process whose mounts its sessions see
    static Sshd start(Path folder, long namespace) {
        try {
            Files.createDirectories(folder);
            Files.createDirectories(Path.of("/run/sshd"));
            key(folder.resolve("host"));
            key(folder.resolve("user"));
            int port = Prometheus.freePort();
            Path configuration = Files.writeString(folder.resolve("sshd_config"), """
                    Port %2$d
                    ListenAddress 127.0.0.1
                    HostKey %1$s/host
                    AuthorizedKeysFile %1$s/user.pub
                    PidFile %1$s/pid
                    StrictModes no
                    UsePAM no
                    PermitRootLogin yes
                    PasswordAuthentication no
                    """.formatted(folder, port));
            Path log = folder.resolve("log.txt");
            String enter = "exec nsenter -t %d -m /usr/sbin/sshd -D -e -f %s".formatted(namespace, configuration);
            Process process = Commands.start(List.of("sh", "-c", enter), log);
            var sshd = new Sshd(folder, port, process);
            try {
                Commands.waitUntil("sshd listens, see " + log, Duration.ofSeconds(30), () -> sshd.listens(log));
                return sshd;
            } catch (AssertionError e) {
                sshd.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void key(Path file) {
        Commands.run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString()));
    }

    private boolean listens(Path log) throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("sshd ended: " + Files.readString(log));
        }
        try (var _ = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /// The private key of who may log in.
    Path key() {
        return folder.resolve("user");
    }

    /// The private key of one whom it does not know.
    Path strangersKey() {
        return folder.resolve("host");
    }

    /// For a client to note the host's key in.
    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    @Override
    public void close() {
        process.destroy();
    }
}

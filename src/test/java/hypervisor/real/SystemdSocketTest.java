package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The launcher with sockets that listened before it began, handed over as systemd does.
@Timeout(300)
class SystemdSocketTest {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /// Listens on as many ports as its second argument says, writes the first into the file of its first
    /// argument, and becomes the rest of them.
    private static final String PARENT = """
            use IO::Socket::INET;
            use POSIX ();
            my ($file, $count) = (shift, shift);
            $^F = 100;
            my @sockets = map { IO::Socket::INET->new(Listen => 5, LocalAddr => "127.0.0.1:0") or die } 1 .. $count;
            my @copies = map { POSIX::dup(fileno $_) } (@sockets) x 10;
            POSIX::dup2($copies[$#copies - $count + 1 + $_], 3 + $_) for 0 .. $count - 1;
            open(my $out, ">", "$file.new"); print $out $sockets[0]->sockport; close $out;
            rename "$file.new", $file;
            ($ENV{LISTEN_FDS}, $ENV{LISTEN_PID}) = ($count, $$);
            exec @ARGV;
            """;

    @TempDir
    Path folder;

    private InstalledLauncher launcher;

    @BeforeEach
    void install() throws IOException {
        launcher = new InstalledLauncher(folder);
        launcher.installProgram();
    }

    @Test
    void servesOnTheSocketThatWasThere() throws Exception {
        Process exporter = start(1);
        try {
            String address = address();
            for (int i = 0; i < 20; i++) {
                var answer = ExporterProcess.get(address, "/metrics", Map.of());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("hypervisor_up{source=\"libvirt\"} 1");
            }
            assertThat(launcher.read("err.txt"))
                    .contains("listening on " + address)
                    .doesNotContain("level=error");
            exporter.destroy();
            assertThat(exporter.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(exporter.exitValue()).isZero();
        } finally {
            exporter.destroyForcibly();
        }
    }

    @Test
    void theFirstOfSeveralIsServedAndTheOthersAreTold() throws Exception {
        Process exporter = start(2);
        try {
            assertThat(ExporterProcess.get(address(), "/-/healthy", Map.of()).statusCode())
                    .isEqualTo(200);
            assertThat(launcher.read("err.txt"))
                    .contains("level=error", "2 sockets, of which only the first is served");
        } finally {
            exporter.destroyForcibly();
        }
    }

    @Test
    void withoutASocketItSaysWhatToDo() {
        var ended = launcher.run("demo", "--web.systemd-socket");

        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.err()).contains("systemd has handed over no socket that listens");
    }

    private Process start(int sockets) {
        List<String> parent = new ArrayList<>(List.of("perl", "-e", PARENT));
        parent.addAll(List.of(folder.resolve("port").toString(), Integer.toString(sockets)));
        return launcher.startBy(parent, "demo", "--web.systemd-socket");
    }

    /// When it serves.
    private String address() throws IOException {
        Commands.waitUntil("it serves", LONGEST, () -> launcher.read("err.txt").contains("listening on"));
        return "127.0.0.1:" + Files.readString(folder.resolve("port"));
    }
}

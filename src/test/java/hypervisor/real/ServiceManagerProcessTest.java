package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the program tells a service manager that listens on a datagram socket.
@Timeout(240)
class ServiceManagerProcessTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    /// Prints each datagram on a line.
    private static final String MANAGER = """
            use Socket;
            (my $name = $ARGV[0]) =~ s/^@/\\0/;
            my $socket;
            socket($socket, PF_UNIX, SOCK_DGRAM, 0) && bind($socket, pack_sockaddr_un($name)) or die $!;
            $| = 1;
            print "bound\\n";
            while (defined recv($socket, my $message, 4096, 0)) { $message =~ s/\\n/ /g; print "$message\\n" }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"path", "abstract"})
    void isToldWhenItServesThatItIsWellAndWhenItStops(String kind) throws Exception {
        String name = kind.equals("path") ? folder.resolve("notify").toString() : "@" + folder;
        Path heard = folder.resolve("heard");
        Process manager = Commands.start(List.of("perl", "-e", MANAGER, name), heard);
        try {
            Commands.waitUntil(
                    "it listens", LONGEST, () -> Files.readString(heard).startsWith("bound\n"));
            try (ExporterProcess exporter = ExporterProcess.startWith(
                    folder.resolve("exporter"),
                    List.of("NOTIFY_SOCKET=" + name, "WATCHDOG_USEC=6000000"),
                    "demo",
                    "--web.listen-address=127.0.0.1:0")) {
                Commands.waitUntil(
                        "it is well, twice",
                        LONGEST,
                        () -> Files.readAllLines(heard).stream()
                                        .filter("WATCHDOG=1"::equals)
                                        .count()
                                >= 2);
                exporter.terminate();
                assertThat(exporter.exitCode()).isZero();
                assertThat(exporter.err()).doesNotContain("cannot tell systemd", "WARNING");
            }
            Commands.waitUntil(
                    "all is heard", LONGEST, () -> Files.readString(heard).contains("STOPPING=1"));
            assertThat(Files.readAllLines(heard))
                    .startsWith("bound", "READY=1", "WATCHDOG=1")
                    .contains("STOPPING=1");
        } finally {
            manager.destroyForcibly();
        }
    }

    @Test
    void thatNobodyListensHarmsNothing() throws IOException {
        try (ExporterProcess exporter = ExporterProcess.startWith(
                folder.resolve("exporter"),
                List.of("NOTIFY_SOCKET=" + folder.resolve("nobody")),
                "demo",
                "--web.listen-address=127.0.0.1:0")) {
            assertThat(exporter.get("/-/healthy")).isEqualTo("healthy\n");
            exporter.terminate();
            assertThat(exporter.exitCode()).isZero();
            assertThat(exporter.err().lines().filter(line -> line.contains("cannot tell systemd")))
                    .hasSize(1);
        }
    }
}

package hypervisor.demo.host;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.scrape.Deadline;
import hypervisor.source.tool.ToolException;
import hypervisor.source.tool.Tools;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = SECONDS)
class HostStandInTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1_790_000_000));
    private final InstantSource clock = now::get;

    @TempDir
    private Path folder;

    private HostStandIn host;

    @BeforeEach
    void start() throws IOException {
        var cluster = new GeneratedCluster(2, 8, 1, clock);
        cluster.troubles().hang(107, true);
        host = HostStandIn.start(Files.createDirectory(folder.resolve("host")), cluster, "pve1", clock);
    }

    @AfterEach
    void end() throws IOException {
        host.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsReadIsAlwaysAWholeText() throws IOException {
        Instant end = Instant.now().plusSeconds(5);
        int texts = 0;
        String before = "";
        while (Instant.now().isBefore(end)) {
            now.updateAndGet(time -> time.plusMillis(10));
            String text = Files.readString(host.path("proc/stat"));
            assertThat(text).startsWith("cpu ").endsWith("procs_blocked 1\n").contains("\ncpu31 ");
            texts += text.equals(before) ? 0 : 1;
            before = text;
        }
        assertThat(texts).isGreaterThan(1);
    }

    @Test
    void onlyWhatIsAFileOfTheMachineStandsInItsDirectories() throws IOException {
        try (Stream<Path> files = Files.list(host.path("proc/spl/kstat/zfs/tank"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "state", "dmu_tx_assign", "txgs", "iostats", "objset-0x36", "objset-0x37", "objset-0x38");
        }
        assertThat(host.path("proc/1107/exe")).isSymbolicLink();
        assertThat(host.path("proc/1101")).as("a guest that does not run").doesNotExist();
        assertThat(host.path("etc/pve/qemu-server/101.conf")).exists();
        assertThat(host.path("dev/zvol/rpool/data/vm-100-disk-0")).exists();
    }

    @Test
    void theScrubOfTheDegradedPoolGoesOn() throws Exception {
        String before = status();
        assertThat(before).contains("\"state\":\"DEGRADED\"", "\"state\":\"SCANNING\"", "\"state\":\"REMOVED\"");
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(5)));
        while (status().equals(before)) {
            Thread.sleep(50);
        }
        assertThat(issued(status())).isGreaterThan(issued(before));
    }

    @Test
    void programsKnowOnlyWhatIsAsked() {
        assertThatThrownBy(() -> run("zpool", "destroy", "tank"))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("does not know: destroy tank");
    }

    @Test
    void theMonitorOfTheGuestThatHangsSaysNothing() throws IOException {
        try (SocketChannel well = client(106);
                SocketChannel hung = client(107)) {
            var buffer = ByteBuffer.allocate(256);
            assertThat(well.read(buffer)).isPositive();
            assertThat(new String(buffer.array(), 0, 8, StandardCharsets.US_ASCII))
                    .isEqualTo("{\"QMP\": ");
            hung.configureBlocking(false);
            assertThat(hung.read(buffer.clear())).isZero();
        }
    }

    private SocketChannel client(int guest) throws IOException {
        SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
        client.connect(UnixDomainSocketAddress.of(host.monitorSockets().resolve(guest + ".qmp")));
        return client;
    }

    private String status() throws ToolException, InterruptedException {
        return run("zpool", "status", "-jpst", "--json-int", "tank");
    }

    private static long issued(String status) {
        return Long.parseLong(status.replaceAll("(?s).*\"issued\":(\\d+).*", "$1"));
    }

    private String run(String program, String... arguments) throws ToolException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(host.path("bin/" + program).toString()), Stream.of(arguments))
                .toList();
        return new Tools()
                .run(program, command, 1 << 20, Deadline.in(Duration.ofSeconds(20)))
                .text();
    }
}

package hypervisor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoTest {
    private static final Pattern COUNTER = Pattern.compile(
            "cpu\\.(time|user|system)|cpu\\.haltpoll.*|vcpu\\.\\d+\\.(time|wait|delay|.*\\.sum)|net\\.\\d+\\.[rt]x\\..*"
                    + "|block\\.\\d+\\.(rd|wr|fl)\\..*|balloon\\.(major|minor)_fault|perf\\..*|vm\\..*\\.sum");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1_790_000_000));
    private final InstantSource clock = now::get;

    @Test
    void leavesNothingBehind() throws IOException {
        Path directory;
        try (var demo = Demo.start()) {
            assertThat(demo.libvirtUri()).startsWith("qemu+unix:///system?socket=/");
            Path socket = Path.of(demo.libvirtUri().replaceAll(".*socket=", ""));
            directory = socket.getParent();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");
            try (var client = new StandInClient(UnixDomainSocketAddress.of(socket))) {
                client.call(66, _ -> {});
            }
            assertThat(demo.proxmoxEndpoints())
                    .hasSize(3)
                    .allMatch(endpoint -> endpoint.startsWith("https://127.0.0.1:"));
            assertThat(demo.proxmoxCaFile()).hasParent(directory).content().startsWith("-----BEGIN CERTIFICATE-----");
            assertThat(demo.proxmoxTokenId()).isEqualTo("exporter@pve!mon");
            assertThat(demo.proxmoxTokenSecret()).hasSize(36);
        }
        assertThat(directory).doesNotExist();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("made-up host");
    }

    @Test
    void twoStandSideBySide() throws IOException {
        try (var other = Demo.start()) {
            Path gone;
            try (var one = Demo.start()) {
                assertThat(one.libvirtUri()).isNotEqualTo(other.libvirtUri());
                assertThat(one.proxmoxEndpoints()).doesNotContainAnyElementsOf(other.proxmoxEndpoints());
                gone = one.host().path("proc/stat");
                assertThat(gone).exists();
            }
            assertThat(gone).doesNotExist();
            assertThat(other.host().path("proc/stat")).exists();
        }
    }

    @Test
    void countersOnlyGrowAndMove() {
        var host = new DemoHost(clock);
        Map<String, Long> first = counters(host);
        Map<String, Long> before = first;
        for (int step = 0; step < 200; step++) {
            now.updateAndGet(time -> time.plus(Duration.ofMillis(5300)));
            Map<String, Long> after = counters(host);
            assertThat(after.keySet()).isEqualTo(before.keySet());
            before.forEach((key, value) -> assertThat(after.get(key)).as(key).isGreaterThanOrEqualTo(value));
            before = after;
        }
        assertThat(before.get("instance-00000001 cpu.time")).isGreaterThan(first.get("instance-00000001 cpu.time"));
        assertThat(before.get("build block.0.wr.bytes")).isGreaterThan(first.get("build block.0.wr.bytes"));
        assertThat(before.get("instance-00000005 cpu.time")).isEqualTo(first.get("instance-00000005 cpu.time"));
    }

    @Test
    void oneMomentHasOneAnswer() {
        var host = new DemoHost(clock);
        assertThat(host.domains()).isEqualTo(host.domains());
        assertThat(host.pools()).isEqualTo(host.pools());
        assertThat(host.networks()).isEqualTo(host.networks());
        assertThat(host.node()).isEqualTo(host.node());
    }

    @Test
    void aGuestIsStuckNowAndThen() {
        var host = new DemoHost(clock);
        var states = new HashMap<Boolean, Integer>();
        for (int second = 0; second < 360; second++) {
            states.merge(host.stuck(), 1, Integer::sum);
            now.updateAndGet(time -> time.plusSeconds(1));
        }
        assertThat(states.get(true)).isBetween(70, 90);
    }

    private static Map<String, Long> counters(DemoHost host) {
        return host.domains().stream()
                .flatMap(domain -> domain.statistics().stream()
                        .filter(parameter -> COUNTER.matcher(parameter.key()).matches())
                        .filter(parameter -> parameter.value() instanceof Long)
                        .map(parameter -> Map.entry(domain.name() + " " + parameter.key(), parameter.number())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

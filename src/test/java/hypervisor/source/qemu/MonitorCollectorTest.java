package hypervisor.source.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import hypervisor.source.procfs.RunningGuests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MonitorCollectorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path root;

    private final AtomicLong nanos = new AtomicLong();
    private Instant now = START;
    private MadeProcesses processes;

    @BeforeEach
    void directories() throws IOException {
        for (String name : new String[] {"proc", "sys", "dev", "files", "etc", "run"}) {
            Files.createDirectory(root.resolve(name));
        }
        processes = new MadeProcesses(root.resolve("proc"));
    }

    private HostPaths paths() {
        return new HostPaths(
                root.resolve("proc"),
                root.resolve("sys"),
                root.resolve("dev"),
                root.resolve("files"),
                root.resolve("etc"),
                root.resolve("run"));
    }

    private MonitorCollector collector(Duration patience) {
        var lifetime = new Lifetime(LIFE, Duration.ofMinutes(1), new Random(7), nanos::get);
        return new MonitorCollector(
                new RunningGuests(paths()),
                new QmpMonitor(paths().qemuServer(), patience),
                new Disks(paths()),
                lifetime,
                () -> now);
    }

    private FakeQmp fake(String id, Map<String, String> answers) throws IOException {
        Path socket = root.resolve("run").resolve(id + ".qmp");
        Files.deleteIfExists(socket);
        return FakeQmp.answering(socket, answers);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        now = now.plus(time);
    }

    private static MonitorReadings read(MonitorCollector collector) throws Exception {
        if (collector.collect(Deadline.in(Duration.ofMinutes(1)))
                instanceof Reading.Present<MonitorReadings>(MonitorReadings readings)) {
            return readings;
        }
        throw new AssertionError("no value");
    }

    @Test
    void aMachineWithoutGuestsHasNothingToTell() throws Exception {
        assertThat(read(collector(PATIENCE))).isEqualTo(new MonitorReadings(List.of(), Map.of()));
    }

    @Test
    void whatQemuSaysIsPutTogetherWithTheFilesOfTheMachine() throws Exception {
        processes.guest(11, 500, "101");
        Path images = Files.createDirectories(root.resolve("files/var/lib/vz/images/101"));
        Files.write(
                images.resolve("vm-101-disk-0.qcow2"),
                ImageFileTest.qcow2(3, 16 << 20).array());

        try (var _ = fake("101", RecordedQmp.of(101))) {
            MonitorReadings readings = read(collector(PATIENCE));

            assertThat(readings.failures()).isEmpty();
            assertThat(readings.guests()).singleElement().satisfies(guest -> {
                assertThat(guest.id()).isEqualTo("101");
                assertThat(guest.process()).isEqualTo(new ProcessIdentity(11, 500));
                assertThat(guest.answered()).isEqualTo(START);
                assertThat(guest.status()).isEqualTo("prelaunch");
                assertThat(guest.disks().getFirst().sizes()).isEqualTo(new DiskSizes(16L << 20, null, 104L, 200704L));
            });
        }
    }

    @Test
    void disksAndInterfacesAreBelievedForATimeAndCountersAreNot() throws Exception {
        processes.guest(11, 500, "101");
        try (var fake = fake("101", RecordedQmp.of(101))) {
            MonitorCollector collector = collector(PATIENCE);
            read(collector);
            pass(LIFE.minus(Duration.ofMinutes(2)));
            read(collector);
            assertThat(fake.heard())
                    .filteredOn(line -> line.contains("info block"))
                    .hasSize(1);
            assertThat(fake.heard())
                    .filteredOn(line -> line.contains("query-blockstats"))
                    .hasSize(2);

            pass(Duration.ofMinutes(4));
            read(collector);
            assertThat(fake.heard())
                    .filteredOn(line -> line.contains("info block"))
                    .hasSize(2);
        }
    }

    @Test
    void aGuestThatWasRestartedIsAskedAnewAtOnce() throws Exception {
        processes.guest(11, 500, "101");
        MonitorCollector collector = collector(PATIENCE);
        try (var _ = fake("101", RecordedQmp.of(101))) {
            assertThat(read(collector).guests().getFirst().disks()).hasSize(2);
        }
        processes.end(11);
        processes.guest(11, 900, "101");
        try (var _ = fake("101", RecordedQmp.of(102))) {
            assertThat(read(collector).guests()).singleElement().satisfies(guest -> {
                assertThat(guest.process()).isEqualTo(new ProcessIdentity(11, 900));
                assertThat(guest.disks()).extracting(GuestDisk::name).containsExactly("scsi1");
            });
        }
    }

    @Test
    void aGuestThatDoesNotAnswerKeepsItsLastAnswerWithItsTimeAndCostsNoOther() throws Exception {
        processes.guest(11, 500, "101");
        processes.guest(12, 600, "102");
        MonitorCollector collector = collector(Duration.ofSeconds(2));
        try (var _ = fake("102", RecordedQmp.of(102))) {
            try (var _ = fake("101", RecordedQmp.of(101))) {
                assertThat(read(collector).failures()).isEmpty();
            }
            pass(Duration.ofSeconds(30));
            Path socket = root.resolve("run/101.qmp");
            Files.delete(socket);
            try (var _ = new FakeQmp(socket, (in, _) -> in.readLine())) {
                MonitorReadings readings = read(collector);

                assertThat(readings.isUp("101")).isFalse();
                assertThat(readings.isUp("102")).isTrue();
                assertThat(readings.failures()).containsOnlyKeys("101");
                assertThat(readings.guests())
                        .extracting(GuestMonitor::answered)
                        .containsExactly(START, START.plusSeconds(30));
                assertThat(readings.guests().getFirst().disks()).hasSize(2);
            }
        }
    }

    @Test
    void anAnswerOfALifeBeforeIsNotShownForAGuestThatDoesNotAnswer() throws Exception {
        processes.guest(11, 500, "101");
        MonitorCollector collector = collector(PATIENCE);
        try (var _ = fake("101", RecordedQmp.of(101))) {
            read(collector);
        }
        processes.end(11);
        processes.guest(12, 900, "101");

        MonitorReadings readings = read(collector);

        assertThat(readings.guests()).isEmpty();
        assertThat(readings.failures()).containsOnlyKeys("101");
    }

    @Test
    void aFailureIsNeverBelievedToBeAnAnswer() throws Exception {
        processes.guest(11, 500, "101");
        MonitorCollector collector = collector(PATIENCE);
        Map<String, String> broken = RecordedQmp.of(101);
        broken.put("info block", "{\"return\": \"Error: busy\"}\r\n");
        try (var _ = fake("101", broken)) {
            assertThat(read(collector).guests().getFirst().disks()).isEmpty();
        }
        try (var fake = fake("101", RecordedQmp.of(101))) {
            MonitorReadings readings = read(collector);

            assertThat(readings.guests().getFirst().disks()).hasSize(2);
            assertThat(readings.guests().getFirst().interfaces()).hasSize(1);
            assertThat(fake.heard()).noneMatch(line -> line.contains("info network"));
        }
    }

    @Test
    void aDiskThatIsPluggedInIsSeenAtTheSecondReading() throws Exception {
        processes.guest(11, 500, "101");
        MonitorCollector collector = collector(PATIENCE);
        Map<String, String> before = RecordedQmp.of(101);
        before.put(
                "info block",
                "{\"return\": \"drive-scsi0 (#block108): /var/lib/vz/images/101/vm-101-disk-0.qcow2 (qcow2)\\r\\n\"}\r\n");
        try (var _ = fake("101", before)) {
            assertThat(read(collector).guests().getFirst().disks()).hasSize(1);
        }
        try (var _ = fake("101", RecordedQmp.of(101))) {
            assertThat(read(collector).guests().getFirst().disks()).hasSize(2);
        }
    }

    @Test
    void howLongAnAnswerIsBelievedVariesWithinItsSpread() {
        var lifetime = new Lifetime(LIFE, Duration.ofMinutes(1), new Random(7), nanos::get);
        long least = LIFE.minus(Duration.ofMinutes(1)).toNanos();
        long most = LIFE.plus(Duration.ofMinutes(1)).toNanos();

        var ends = new HashSet<Long>();
        for (int i = 0; i < 100; i++) {
            ends.add(lifetime.end());
        }

        assertThat(ends).allMatch(end -> end >= least && end <= most).hasSizeGreaterThan(90);
    }

    @Test
    void whatIsNotBelievedAtAllIsOverAtOnce() {
        var lifetime = new Lifetime(Duration.ZERO, Duration.ZERO, new Random(7), nanos::get);

        assertThat(lifetime.isOver(lifetime.end())).isTrue();
    }
}

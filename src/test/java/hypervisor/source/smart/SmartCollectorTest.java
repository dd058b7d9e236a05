package hypervisor.source.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.MalformedException;
import hypervisor.source.smart.SmartDisk.State;
import hypervisor.source.tool.FakeProgram;
import hypervisor.source.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A script that prints the report named after the disk stands in for smartctl.
class SmartCollectorTest {
    private static final Instant START = Instant.parse("2025-11-25T12:00:00Z");

    @TempDir
    private Path directory;

    private Instant now = START;
    private SmartCollector collector;

    @BeforeEach
    void begin() throws IOException {
        String program = FakeProgram.at(directory.resolve("smartctl"), """
                echo "$@" >> "%1$s/asked"
                disk=$(basename "$5")
                [ -e "%1$s/$disk.hangs" ] && exec sleep 300
                cat "%1$s/$disk.report"
                exit $(cat "%1$s/$disk.exit")""".formatted(directory));
        Files.createDirectory(directory.resolve("block"));
        collector = collector(program, Duration.ofSeconds(20));
    }

    @Test
    void asksEveryDiskAndLeavesOutWhatIsNone() throws IOException, InterruptedException {
        disk("nvme0n1", "nvme");
        disk("sda", "sata-ssd");
        for (String other : List.of("loop0", "zd16", "dm-0", "md0", "sr0", "nbd1", "rbd0", "zram0", "vda", "ram3")) {
            Files.createDirectory(directory.resolve("block").resolve(other));
        }

        SmartDisks disks = read();

        assertThat(disks.disks()).extracting(SmartDisk::device).containsExactly("nvme0n1", "sda");
        assertThat(disks.disks()).extracting(SmartDisk::state).containsOnly(State.READ);
        assertThat(disks.disks()).extracting(SmartDisk::readAt).containsOnly(START);
        assertThat(disks.hostname()).isNull();
        assertThat(disks.missingRights()).isEmpty();
        assertThat(Files.readAllLines(directory.resolve("asked")))
                .containsExactlyInAnyOrder(
                        "--json -a -n standby " + directory + "/dev/nvme0n1",
                        "--json -a -n standby " + directory + "/dev/sda");
    }

    @Test
    void twoReadsOfOneStateAreEqual() throws IOException, InterruptedException {
        disk("nvme0n1", "nvme-worn");
        disk("sdb", "sata-hdd");

        assertThat(read()).isEqualTo(read());
    }

    @Test
    void ofADiskThatSleepsWhatItToldBeforeIsKept() throws IOException, InterruptedException {
        disk("sdb", "sata-hdd");
        SmartDisk before = read().disks().getFirst();
        disk("sdb", "asleep");
        now = START.plus(Duration.ofHours(1));

        assertThat(read().disks()).containsExactly(new SmartDisk("sdb", State.ASLEEP, before.values(), START));
        disk("sdb", "gone");
        assertThat(read().disks()).containsExactly(new SmartDisk("sdb", State.FAILED, null, null));
        disk("sdb", "asleep");
        assertThat(read().disks()).containsExactly(new SmartDisk("sdb", State.ASLEEP, before.values(), START));
    }

    @Test
    void anotherDiskOfTheSameNameIsNotTakenForIt() throws IOException, InterruptedException {
        disk("sdb", "sata-hdd");
        Path sequence = directory.resolve("block/sdb/diskseq");
        Files.writeString(sequence, "4\n");
        read();
        disk("sdb", "asleep");
        Files.writeString(sequence, "9\n");

        assertThat(read().disks()).containsExactly(new SmartDisk("sdb", State.ASLEEP, null, null));
    }

    @Test
    void oneBadDiskCostsOnlyItself() throws IOException, InterruptedException {
        disk("sda", "sata-ssd");
        disk("sdb", "gone");
        disk("sdc", "usb-stick");
        disk("sdd", "sata-ssd");
        Files.writeString(directory.resolve("sdd.report"), "smartctl 6.6: UNRECOGNIZED OPTION: json");
        disk("sde", "sas-hdd");

        assertThat(read().disks())
                .extracting(SmartDisk::state)
                .containsExactly(State.READ, State.FAILED, State.UNSUPPORTED, State.FAILED, State.READ);
    }

    @Test
    void aDiskThatHangsCostsOnlyItself() throws IOException, InterruptedException {
        disk("sda", "sata-ssd");
        disk("sdb", "sata-hdd");
        Files.createFile(directory.resolve("sda.hangs"));
        collector = collector(directory.resolve("smartctl").toString(), Duration.ofSeconds(2));

        assertThat(read().disks()).extracting(SmartDisk::state).containsExactly(State.FAILED, State.READ);
    }

    @Test
    void aMissingRightIsNamedOnceForAllDisks() throws IOException, InterruptedException {
        disk("sda", "refused");
        disk("sdb", "refused");

        SmartDisks disks = read();

        assertThat(disks.disks()).extracting(SmartDisk::state).containsOnly(State.FAILED);
        assertThat(disks.missingRights())
                .singleElement()
                .satisfies(missing -> assertThat(missing.right()).contains("CAP_SYS_RAWIO"));
    }

    @Test
    void withoutSmartctlOrDisksThereIsNothingToRead() throws IOException, InterruptedException {
        assertThat(reading()).isEqualTo(Reading.absent("no disks in " + directory + "/block"));

        disk("sda", "sata-ssd");
        collector = collector("no-such-smartctl", Duration.ofSeconds(20));
        assertThat(reading()).isEqualTo(Reading.absent("no-such-smartctl is not installed: install smartmontools"));
    }

    @Test
    void aFreshFileIsReadInstead() throws IOException, InterruptedException {
        disk("sdb", "sata-hdd");
        Path file = Files.copy(Reports.file("written-by-script"), directory.resolve("smart.json"));
        Files.setLastModifiedTime(file, FileTime.from(START.minusSeconds(599)));

        SmartDisks disks = read();

        assertThat(disks.hostname()).isEqualTo("pve1.example.org");
        assertThat(disks.disks()).extracting(SmartDisk::device).containsExactly("nvme0n1", "sda", "sdc");
        SmartValues nvme = disks.disks().getFirst().values();
        assertThat(nvme).isNotNull().satisfies(values -> {
            assertThat(values.kind()).isEqualTo(SmartValues.Kind.NVME);
            assertThat(values.passed()).isTrue();
            assertThat(values.sparePercent()).isZero();
            assertThat(values.written()).isEqualTo(1_024_000_000);
        });
        assertThat(disks.disks().getLast().values())
                .isNotNull()
                .satisfies(values -> assertThat(values.passed()).isNull());
        assertThat(directory.resolve("asked")).doesNotExist();
    }

    @Test
    void aStaleFileIsNot() throws IOException, InterruptedException {
        disk("sdb", "sata-hdd");
        Path file = Files.copy(Reports.file("written-by-script"), directory.resolve("smart.json"));
        Files.setLastModifiedTime(file, FileTime.from(START.minusSeconds(601)));

        assertThat(read().disks()).extracting(SmartDisk::device).containsExactly("sdb");
    }

    @Test
    void aFileOfAnotherShapeIsMalformed() throws IOException {
        Path file = Files.writeString(directory.resolve("smart.json"), "{\"disks\": [");
        Files.setLastModifiedTime(file, FileTime.from(START));

        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(this::read)
                .withMessageStartingWith(file.toString());
    }

    @Test
    void smartctlIsRunSeldomAndTheFileReadEachTime() throws Exception {
        disk("sda", "sata-ssd");
        collector = new SmartCollector(
                options(directory.resolve("smartctl").toString(), Duration.ofSeconds(20), Duration.ofMinutes(30)),
                new Tools(),
                () -> now);
        SmartDisks first = read();
        disk("sdb", "sata-ssd");
        now = now.plus(Duration.ofMinutes(29));
        assertThat(read()).isEqualTo(first);

        Path file = Files.writeString(directory.resolve("smart.json"), "{\"hostname\":\"pve1\",\"disks\":[]}");
        Files.setLastModifiedTime(file, FileTime.from(now));
        assertThat(read().disks()).isEmpty();
        Files.delete(file);

        now = now.plus(Duration.ofMinutes(2));
        assertThat(read().disks()).hasSize(2);
    }

    private SmartCollector collector(String program, Duration timeout) {
        return new SmartCollector(options(program, timeout, Duration.ZERO), new Tools(), () -> now);
    }

    private SmartOptions options(String program, Duration timeout, Duration interval) {
        return new SmartOptions(
                directory, directory.resolve("dev"), program, directory.resolve("smart.json"), timeout, interval);
    }

    /// A disk of which smartctl says this.
    private void disk(String name, String report) throws IOException {
        Files.createDirectories(directory.resolve("block").resolve(name));
        Files.writeString(directory.resolve(name + ".report"), Files.readString(Reports.file(report)));
        Files.writeString(directory.resolve(name + ".exit"), Reports.exitCode(report) + "\n");
    }

    private SmartDisks read() throws IOException, InterruptedException {
        return ((Reading.Present<SmartDisks>) reading()).value();
    }

    private Reading<SmartDisks> reading() throws IOException, InterruptedException {
        return collector.collect(Deadline.in(Duration.ofSeconds(60)));
    }
}

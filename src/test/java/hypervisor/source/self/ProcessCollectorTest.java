package hypervisor.source.self;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessCollectorTest {
    private static final Deadline SOON = Deadline.in(Duration.ofSeconds(20));

    @Test
    void readsARecordedProcess(@TempDir Path procfs) throws IOException {
        Path self = Files.createDirectories(procfs.resolve("self"));
        Files.writeString(procfs.resolve("stat"), "cpu 1 2 3\nbtime 1763689321\n");
        Files.writeString(
                self.resolve("stat"), "4242 (java) S 1 1 1 0 -1 0 0 0 0 0 350 41 0 0 20 0 23 0 123450 1 1 1 1\n");
        Files.writeString(self.resolve("status"), "VmSize:	 2000 kB\nVmRSS:	 1000 kB\n");
        Files.writeString(self.resolve("limits"), "Max open files            1024   524288   files\n");
        for (String descriptor : new String[] {"0", "1", "2"}) {
            Files.createFile(Files.createDirectories(self.resolve("fd")).resolve(descriptor));
        }

        assertThat(new ProcessCollector(procfs).collect(SOON))
                .isEqualTo(Reading.of(new ProcessUsage(3.91, 1_763_690_555.5, 1_024_000L, 2_048_000L, 3, 1024L, 23)));
    }

    @Test
    void readsItself() throws IOException {
        assertThat(new ProcessCollector(Path.of("/proc")).collect(SOON))
                .isInstanceOfSatisfying(Reading.Present.class, present -> {
                    var process = (ProcessUsage) present.value();
                    assertThat(process.cpuSeconds()).isPositive();
                    assertThat(process.startTimeSeconds())
                            .isBetween(System.currentTimeMillis() / 1e3 - 86_400, System.currentTimeMillis() / 1e3 + 2);
                    assertThat(process.residentBytes()).isGreaterThan(1 << 20);
                    assertThat(process.openFiles()).isPositive();
                    assertThat(process.threads()).isPositive();
                });
    }

    @Test
    void saysThatThereIsNoSuchThing(@TempDir Path procfs) throws IOException {
        assertThat(new ProcessCollector(procfs).collect(SOON))
                .isEqualTo(Reading.absent("no " + procfs + "/self on this system"));
    }

    @Test
    void theJvmKnowsItsHeap() {
        assertThat(new JvmCollector().collect(SOON)).isInstanceOfSatisfying(Reading.Present.class, present -> {
            var jvm = (Jvm) present.value();
            assertThat(jvm.usedBytes()).isBetween(1L, jvm.committedBytes());
            assertThat(jvm.committedBytes()).isLessThanOrEqualTo(jvm.maxBytes());
            assertThat(jvm.version())
                    .startsWith(String.valueOf(Runtime.version().feature()));
        });
    }
}

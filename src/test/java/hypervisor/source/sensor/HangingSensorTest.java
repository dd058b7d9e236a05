package hypervisor.source.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A named pipe that nobody writes to stands in for a sensor whose chip does not answer.
class HangingSensorTest {
    @TempDir
    private Path sys;

    @Test
    void aSensorThatHangsCostsOnlyItself() throws IOException, InterruptedException {
        var tree = new HwmonTree(sys);
        Path sick = tree.virtual(0, "sick", Map.of("temp2_input", "2000"));
        pipe(sick.resolve("temp1_input"));
        tree.virtual(1, "well", Map.of("temp1_input", "1000"));
        var collector = new SensorCollector(sys, Duration.ofMillis(500));

        assertThat(keys(collector)).containsExactly("sick-virtual-0 temp2", "well-virtual-0 temp1");
        assertThat(keys(collector)).containsExactly("sick-virtual-0 temp2", "well-virtual-0 temp1");

        Files.writeString(sick.resolve("temp1_input"), "3000\n"); // and it goes on
        Files.delete(sick.resolve("temp1_input"));
        Files.writeString(sick.resolve("temp1_input"), "4000\n");
        Deadline deadline = Deadline.in(Duration.ofSeconds(20));
        while (keys(collector).size() < 3) {
            assertThat(deadline.passed()).as("too late").isFalse();
        }
    }

    @Test
    void aChipOfWhichSeveralHangIsNotWaitedForOverAndOver() throws IOException, InterruptedException {
        Path sick = new HwmonTree(sys).virtual(0, "sick", Map.of("temp1_input", "1000"));
        for (int i = 2; i < 60; i++) {
            pipe(sick.resolve("temp" + i + "_input"));
        }
        var collector = new SensorCollector(sys, Duration.ofMillis(500));

        assertThat(keys(collector, Duration.ofSeconds(20))).containsExactly("sick-virtual-0 temp1");
    }

    private static List<String> keys(SensorCollector collector) throws IOException, InterruptedException {
        return keys(collector, Duration.ofSeconds(20));
    }

    private static List<String> keys(SensorCollector collector, Duration time)
            throws IOException, InterruptedException {
        Deadline deadline = Deadline.in(time);
        var present = (Reading.Present<List<SensorChip>>) collector.collect(deadline);
        assertThat(deadline.passed()).as("too late").isFalse();
        return present.value().stream()
                .flatMap(chip -> chip.sensors().stream().map(sensor -> chip.name() + " " + sensor.key()))
                .toList();
    }

    private static void pipe(Path file) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
    }
}

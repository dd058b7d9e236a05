package hypervisor.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Fuzz;
import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import hypervisor.source.HostTree;
import hypervisor.source.procfs.HostNode.CpuMode;
import hypervisor.source.procfs.Pressure.Stall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostNodeCollectorTest {
    private static final Deadline SOON = Deadline.in(Duration.ofSeconds(60));
    private static final String STAT = """
            cpu  74608 2520 24433 1117073 6176 4054 10 20 100 0
            cpu0 37784 1172 12283 558711 3060 2013 0 0 50 0
            cpu1 36824 1348 12150 558362 3116 2041 0 0 50 0
            intr 8885917 17 0 0
            ctxt 22848221
            btime 1763689321
            processes 26442
            procs_running 2
            procs_blocked 1
            softirq 229245889 94 60001584
            """;
    private static final String PRESSURE = """
            some avg10=1.50 avg60=0.50 avg300=0.25 total=2500000
            full avg10=0.00 avg60=0.00 avg300=0.00 total=1000000
            """;

    @TempDir
    Path root;

    private static HostNode collect(HostTree tree) throws IOException {
        return ((Reading.Present<HostNode>) new HostNodeCollector(tree.paths()).collect(SOON)).value();
    }

    @Test
    void readsTheWholeMachine() throws IOException {
        HostNode node = collect(new HostTree(root)
                .file("proc/stat", STAT)
                .file("proc/uptime", "754.25 1500.00\n")
                .file("proc/loadavg", "0.52 0.40 0.31 2/310 1490\n")
                .file("proc/meminfo", "MemTotal:    2048 kB\nHugePages_Total:    3\nHugepagesize: 2048 kB\n")
                .file("proc/pressure/io", PRESSURE)
                .file("proc/pressure/cpu", PRESSURE.lines().findFirst().orElseThrow()));

        assertThat(node.cpus()).isEqualTo(2);
        assertThat(node.cpuSeconds())
                .containsEntry(CpuMode.USER, 746.08)
                .containsEntry(CpuMode.STEAL, 0.2)
                .containsEntry(CpuMode.GUEST, 1.0)
                .hasSize(10);
        assertThat(node.bootSeconds()).isEqualTo(1_763_689_321);
        assertThat(node.contextSwitches()).isEqualTo(22_848_221);
        assertThat(node.interrupts()).isEqualTo(8_885_917);
        assertThat(node.forks()).isEqualTo(26_442);
        assertThat(node.running()).isEqualTo(2);
        assertThat(node.blocked()).isEqualTo(1);
        assertThat(node.uptime()).isEqualTo(754.25);
        assertThat(node.loads()).containsExactly(0.52, 0.40, 0.31);
        assertThat(node.memory())
                .isEqualTo(Map.of("MemTotal", 2_097_152L, "HugePages_Total", 3L, "Hugepagesize", 2_097_152L));
        var some = new Stall(0.015, 0.005, 0.0025, 2.5);
        assertThat(node.pressure())
                .isEqualTo(Map.of(
                        "io", new Pressure(some, new Stall(0.0, 0.0, 0.0, 1.0)), "cpu", new Pressure(some, null)));
    }

    @Test
    void whatIsNotThereIsUnknown() throws IOException {
        HostNode node = collect(new HostTree(root).file("proc/stat", "cpu 1 2\nnonsense\n"));

        assertThat(node.cpuSeconds()).isEqualTo(Map.of(CpuMode.USER, 0.01, CpuMode.NICE, 0.02));
        assertThat(List.of(node.loads(), node.memory(), node.pressure()))
                .isEqualTo(List.of(List.of(), Map.of(), Map.of()));
        assertThat(node.uptime()).isNull();
    }

    @Test
    void withoutProcThereIsNothing() throws IOException {
        assertThat(new HostNodeCollector(new HostTree(root).paths()).collect(SOON))
                .isEqualTo(Reading.absent("no " + root + "/proc/stat on this system"));
    }

    @Test
    void readsThisMachine() throws IOException {
        Reading<HostNode> reading = new HostNodeCollector(HostPaths.USUAL).collect(SOON);

        assertThat(reading).isInstanceOfSatisfying(Reading.Present.class, present -> {
            var node = (HostNode) present.value();
            assertThat(node.cpus()).isPositive();
            assertThat(node.cpuSeconds().get(CpuMode.USER)).isPositive();
            assertThat(node.memory().get("MemTotal")).isGreaterThan(1 << 20);
            assertThat(node.loads()).hasSize(3);
            assertThat(node.uptime()).isPositive();
        });
    }

    @Test
    void nothingItReadsDoesHarm() {
        Fuzz.run(1, 2000, random -> {
            String text = Mutated.text(STAT, random);
            MachineStat.parse(text, 100);
            return text.length();
        });
        Fuzz.run(2, 2000, random -> {
            String text = Mutated.text(PRESSURE, random);
            Pressure.parse(text);
            Decimals.of(text);
            return text.length();
        });
    }
}

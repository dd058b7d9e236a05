package hypervisor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.demo.Parameter;
import hypervisor.demo.StandInDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedHostTest {
    private static final Path FOLDER = Path.of("src/test/fixtures/upstream/libvirt-tinkoff");

    @Test
    void isWhatVirshPrinted() throws IOException {
        RecordedHost host = RecordedHost.read(FOLDER, "domstats-before.txt");

        assertThat(host.domains()).extracting(StandInDomain::name).hasSize(15).contains("ci-rich", "up-shutoff");
        StandInDomain rich = domain(host, "ci-rich");
        assertThat(rich.statistics())
                .contains(
                        Parameter.int32("state.state", 1),
                        Parameter.uint64("balloon.maximum", 262144),
                        Parameter.uint32("vcpu.maximum", 4),
                        Parameter.string("net.4.name", "ci-tap0"),
                        Parameter.string("dirtyrate.calc_mode", "page-sampling"));
        assertThat(rich.persistent()).isFalse();
        assertThat(rich.xml()).contains("<name>ci-rich</name>");
        assertThat(domain(host, "up-shutoff").id()).isNull();

        assertThat(host.node().hypervisorVersion()).isEqualTo(7_002_022);
        assertThat(host.node().daemonVersion()).isEqualTo(9_000_000);
        assertThat(host.node().memoryStats()).containsEntry("total", 24684092L);
        assertThat(host.pools().getFirst().state()).isEqualTo(2);
    }

    @Test
    void losesNoLineOfTheStatistics() throws IOException {
        String text = Files.readString(FOLDER.resolve("domstats-after.txt"));
        long parameters = RecordedHost.statistics(text).values().stream()
                .mapToLong(List::size)
                .sum();
        assertThat(parameters)
                .isEqualTo(text.lines().filter(line -> line.contains("=")).count());
    }

    private static StandInDomain domain(RecordedHost host, String name) {
        return host.domains().stream()
                .filter(domain -> domain.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

package hypervisor.source.sysfs;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import hypervisor.source.procfs.RunningGuests;
import hypervisor.source.qemu.MadeProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterfaceCollectorTest {
    @TempDir
    Path root;

    private InterfaceCollector collector;
    private MadeProcesses processes;

    @BeforeEach
    void make() throws IOException {
        Files.createDirectories(root.resolve("proc"));
        processes = new MadeProcesses(root.resolve("proc"));
        var paths = new HostPaths(root.resolve("proc"), root.resolve("sys"), root, root, root, root);
        collector = new InterfaceCollector(paths.proc(), paths.sys(), new RunningGuests(paths));
    }

    private void link(String name, Map<String, String> statistics) throws IOException {
        Path directory = Files.createDirectories(
                root.resolve("sys/class/net").resolve(name).resolve("statistics"));
        for (Map.Entry<String, String> file : statistics.entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
    }

    private Reading<List<GuestLink>> read() throws Exception {
        return collector.collect(Deadline.in(Duration.ofSeconds(30)));
    }

    @Test
    void interfacesBelongToTheGuestThatTheirNameOrACommandLineSays() throws Exception {
        processes.guest(11, 500, "101", "-netdev", "type=tap,id=net0,ifname=tap101i0,script=no");
        processes.guest(12, 500, "103", "-netdev", "type=tap,id=net0,ifname=lan7", "-netdev", "user,ifname=../x");
        link("tap101i0", Map.of("rx_bytes", "5\n"));
        link("lan7", Map.of("rx_bytes", "6\n"));
        link("veth200i0", Map.of("rx_bytes", "7\n"));
        link("tap102i1", Map.of("rx_bytes", "8\n"));
        link("eno1", Map.of("rx_bytes", "9\n"));
        link("tap0", Map.of("rx_bytes", "9\n"));

        assertThat(read())
                .isEqualTo(Reading.of(List.of(
                        new GuestLink("103", "lan7", true, Map.of("rx_bytes", 6L)),
                        new GuestLink("101", "tap101i0", true, Map.of("rx_bytes", 5L)),
                        new GuestLink("102", "tap102i1", false, Map.of("rx_bytes", 8L)),
                        new GuestLink("200", "veth200i0", false, Map.of("rx_bytes", 7L)))));
    }

    @Test
    void aNumberThatCannotBeReadIsLeftOut() throws Exception {
        link("tap101i0", Map.of("rx_bytes", "5\n", "tx_bytes", "many\n", "new_thing", "-1\n"));

        assertThat(read())
                .isEqualTo(Reading.of(
                        List.of(new GuestLink("101", "tap101i0", false, Map.of("rx_bytes", 5L, "new_thing", -1L)))));
    }

    @Test
    void aMachineWithoutSysfsSaysSo() throws Exception {
        assertThat(read()).isInstanceOf(Reading.Absent.class);
    }
}

package hypervisor.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.config.CollectorSettings;
import hypervisor.config.PathSettings;
import hypervisor.config.Settings;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.LibvirtEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine is told of as one that runs guests only where it does.
class HostWatchTest {
    @TempDir
    private Path root;

    @BeforeEach
    void machine() throws IOException {
        Files.createDirectories(root.resolve("proc"));
        Files.writeString(root.resolve("proc/stat"), "cpu  1 0 0 1 0 0 0 0 0 0\ncpu0 1 0 0 1 0 0 0 0 0 0\nbtime 5\n");
        Files.writeString(root.resolve("proc/meminfo"), "MemTotal: 1024 kB\n");
    }

    private Settings settings() {
        return Settings.standard()
                .with(PathSettings.PROCFS, root.resolve("proc").toString(), "test")
                .with(PathSettings.SYSFS, root.resolve("sys").toString(), "test")
                .with(PathSettings.PMXCFS, root.resolve("pve").toString(), "test");
    }

    private Reading<?> machine(Settings settings) throws IOException, InterruptedException {
        var nowhere = new LibvirtEnvironment(root, root, root, root);
        try (var watch = HostWatch.of(settings, nowhere)) {
            Collector<?> collector = requireNonNull(watch.collectors().stream()
                    .filter(each -> each.name().equals("host_node"))
                    .findAny()
                    .orElse(null));
            return collector.collect(Deadline.in(Duration.ofSeconds(30)));
        }
    }

    @Test
    void oneBesideAClusterIsNoneOfItsNodes() throws Exception {
        assertThat(machine(settings()))
                .isInstanceOfSatisfying(
                        Reading.Absent.class,
                        absent -> assertThat(absent.because())
                                .contains("is no Proxmox VE node", "--collector.host_node"));
    }

    @Test
    void aNodeOfProxmoxIsToldOf() throws Exception {
        Files.createDirectories(root.resolve("pve/qemu-server"));
        assertThat(machine(settings())).isInstanceOf(Reading.Present.class);
    }

    @Test
    void oneWithZfsIsToldOf() throws Exception {
        Files.createDirectories(root.resolve("proc/spl/kstat/zfs"));
        assertThat(machine(settings())).isInstanceOf(Reading.Present.class);
    }

    @Test
    void whoeverAsksForItGetsIt() throws Exception {
        var asked = settings().with(CollectorSettings.named("host_node").on(), true, "test");
        assertThat(machine(asked)).isInstanceOf(Reading.Present.class);
    }
}

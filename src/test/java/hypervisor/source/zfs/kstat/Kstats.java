package hypervisor.source.zfs.kstat;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// Kernel statistics under a test's own root.
public final class Kstats {
    private static final Path FIXTURES = Path.of("src/test/fixtures/zfs/kstat");

    private Kstats() {}

    /// Those of one version of ZFS, or the `hostile` ones.
    public static ZfsKstats of(String version) throws IOException, InterruptedException {
        return read(new KstatCollector(paths(FIXTURES.resolve(version))));
    }

    static ZfsKstats read(KstatCollector collector) throws IOException, InterruptedException {
        Reading<ZfsKstats> reading = collector.collect(Deadline.in(Duration.ofSeconds(60)));
        assertThat(reading).isInstanceOf(Reading.Present.class);
        return ((Reading.Present<ZfsKstats>) reading).value();
    }

    /// @param root holds `proc`
    public static HostPaths paths(Path root) {
        return new HostPaths(root.resolve("proc"), root, root, root, root, root);
    }

    static Path pool(Path root, String pool) {
        return root.resolve("proc/spl/kstat/zfs").resolve(pool);
    }

    /// A dataset's file.
    static String objset(String dataset, long created, long bytes) {
        return """
                23 1 0x01 5 240 %d 6665999035587
                name                            type data
                dataset_name                    7    %s
                writes                          4    %d
                nwritten                        4    %d
                reads                           4    %d
                nread                           4    %d
                """.formatted(created, dataset, bytes / 10, bytes, bytes / 20, bytes / 2);
    }
}

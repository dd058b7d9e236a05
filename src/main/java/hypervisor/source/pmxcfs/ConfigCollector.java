package hypervisor.source.pmxcfs;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.log.Repeats;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.Isolation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Reads `/etc/pve`, which hangs where the cluster has no quorum and its file system waits for it: behind the scrapes'
/// back, which go on with what was read last.
final class ConfigCollector implements Collector<ClusterConfig> {
    private static final System.Logger LOG = System.getLogger(ConfigCollector.class.getName());
    private static final String FILES = "files";

    private final Path root;
    private final ConfigReader reader;
    private final Isolation isolation;
    private final Repeats repeats = new Repeats(LOG);

    ConfigCollector(Path root, Isolation isolation, FileContent content) {
        this.root = root;
        this.isolation = isolation;
        this.reader = new ConfigReader(root, content);
    }

    @Override
    public String name() {
        return "pve_config";
    }

    @Override
    public String source() {
        return PmxcfsFacts.SOURCE;
    }

    @Override
    public Fact<ClusterConfig> fact() {
        return PmxcfsFacts.CONFIG;
    }

    @Override
    public Duration freshness() {
        return Duration.ofSeconds(15);
    }

    /// Guests change their configuration seldom, and a cluster without quorum cannot change any.
    @Override
    public Duration keptFor() {
        return Duration.ofMinutes(10);
    }

    @Override
    public @Nullable Duration background() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Reading<ClusterConfig> collect(Deadline deadline) throws IOException, InterruptedException {
        Callable<Reading<ClusterConfig>> work = () -> {
            ClusterConfig config = reader.read();
            return config == null
                    ? Reading.absent("no " + root + ": this is no node of Proxmox VE")
                    : Reading.of(config);
        };
        Reading<ClusterConfig> reading = isolation.run(root.toString(), work, deadline);
        if (reading instanceof Reading.Present<ClusterConfig>(ClusterConfig config)) {
            tell(config.failures());
        }
        return reading;
    }

    private void tell(List<String> failures) {
        if (failures.isEmpty()) {
            repeats.ended(FILES, "all files of " + root + " can be read again");
        } else {
            String more = failures.size() == 1 ? "" : ", and " + (failures.size() - 1) + " more";
            repeats.failed(FILES, WARNING, failures.getFirst() + more);
        }
    }
}

package hypervisor.source.pmxcfs;

import hypervisor.scrape.Collector;
import hypervisor.source.HostPaths;
import hypervisor.source.Isolation;
import java.util.List;

/// All that reads `/etc/pve`.
public final class PmxcfsCollectors {
    private final ConfigCollector config;

    public PmxcfsCollectors(HostPaths paths, Isolation isolation) {
        this.config = new ConfigCollector(paths.pmxcfs(), isolation, FileContent::read);
    }

    public List<Collector<?>> all() {
        return List.of(config);
    }
}

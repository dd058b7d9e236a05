package hypervisor.source.storage;

import hypervisor.scrape.Collector;
import hypervisor.source.HostPaths;
import hypervisor.source.Isolation;
import hypervisor.source.pmxcfs.StorageConfigs;
import hypervisor.source.tool.Tools;
import java.util.List;

/// All that reads storages.
public final class StorageCollectors {
    private final StorageCollector usage;

    public StorageCollectors(HostPaths paths, Isolation isolation, Tools tools, StorageOptions options) {
        this(paths, isolation, tools, options, SpaceReader::statvfs);
    }

    /// @param reader other than statvfs, for a host that was recorded
    public StorageCollectors(
            HostPaths paths, Isolation isolation, Tools tools, StorageOptions options, SpaceReader reader) {
        this.usage = new StorageCollector(
                paths,
                new StorageConfigs(paths, isolation),
                new PathRound(paths, isolation, reader, options.patience()),
                new Lvm(tools, isolation, options),
                options);
    }

    public List<Collector<?>> all() {
        return List.of(usage);
    }
}

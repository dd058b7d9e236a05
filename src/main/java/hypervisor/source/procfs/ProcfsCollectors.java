package hypervisor.source.procfs;

import hypervisor.scrape.Collector;
import hypervisor.source.HostPaths;
import java.util.List;

/// Everything that is read of `/proc`, in every scrape.
public final class ProcfsCollectors {
    private final HostPaths paths;

    public ProcfsCollectors(HostPaths paths) {
        this.paths = paths;
    }

    public List<Collector<?>> all() {
        return List.of(new GuestCollector(paths), new HostNodeCollector(paths), new HostDiskCollector(paths));
    }
}

package hypervisor.source.cgroup;

import hypervisor.scrape.Collector;
import hypervisor.source.HostPaths;
import java.util.List;

/// Everything that is read of control groups, in every scrape.
public final class CgroupCollectors {
    private final HostPaths paths;

    public CgroupCollectors(HostPaths paths) {
        this.paths = paths;
    }

    public List<Collector<?>> all() {
        return List.of(new CgroupCollector(paths));
    }
}

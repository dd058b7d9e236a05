package hypervisor.source.sysfs;

import hypervisor.scrape.Collector;
import hypervisor.source.HostPaths;
import hypervisor.source.procfs.RunningGuests;
import java.util.List;

/// What reads sysfs.
public final class SysfsCollectors {
    private final List<Collector<?>> all;

    public SysfsCollectors(HostPaths paths, RunningGuests guests) {
        all = List.of(new InterfaceCollector(paths.proc(), paths.sys(), guests));
    }

    public List<Collector<?>> all() {
        return all;
    }
}

package hypervisor.source.procfs;

import hypervisor.scrape.Collector;
import hypervisor.source.HostPaths;
import java.util.List;

/// Everything that is read of `/proc`, in every scrape.
public final class ProcfsCollectors {
    private final HostPaths paths;
    private final RunningGuests guests;

    public ProcfsCollectors(HostPaths paths, RunningGuests guests) {
        this.paths = paths;
        this.guests = guests;
    }

    public List<Collector<?>> all() {
        return List.of(new GuestCollector(paths, guests), new HostNodeCollector(paths), new HostDiskCollector(paths));
    }
}

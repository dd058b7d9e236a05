package hypervisor.source.qemu;

import hypervisor.scrape.Collector;
import hypervisor.source.HostPaths;
import hypervisor.source.procfs.RunningGuests;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/// What asks QEMU.
public final class QemuCollectors implements AutoCloseable {
    private final List<Collector<?>> all;
    private final Monitor monitor;

    public QemuCollectors(HostPaths paths, RunningGuests guests, MonitorOptions options) {
        monitor = options.way() == MonitorOptions.Way.QM
                ? new QmMonitor(options.program(), options.patience(), options.defersClose(), new Parking())
                : new QmpMonitor(paths.qemuServer(), options.patience());
        var lifetime = new Lifetime(options.life(), options.spread(), new Random(), System::nanoTime);
        all = options.way() == MonitorOptions.Way.NONE
                ? List.of()
                : List.of(new MonitorCollector(guests, monitor, new Disks(paths), lifetime, InstantSource.system()));
    }

    public List<Collector<?>> all() {
        return all;
    }

    /// Ends what was run and has not ended.
    @Override
    public void close() {
        monitor.close();
    }
}

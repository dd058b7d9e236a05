package hypervisor.source.procfs;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import java.io.IOException;
import java.nio.file.Files;

/// Reads `/proc/diskstats`.
final class HostDiskCollector extends ProcfsCollector<HostDisks> {
    private final DeviceKinds kinds;

    HostDiskCollector(HostPaths paths) {
        super("host_disk", ProcfsFacts.DISKS, paths);
        this.kinds = new DeviceKinds(paths.sys());
    }

    @Override
    public Reading<HostDisks> collect(Deadline deadline) throws IOException {
        if (!Files.exists(file("diskstats"))) {
            return without("diskstats");
        }
        return Reading.of(new HostDisks(DiskStats.parse(KernelFile.text(file("diskstats")), kinds)));
    }
}

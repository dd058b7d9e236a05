package hypervisor.source.zfs;

import hypervisor.scrape.Collector;
import hypervisor.source.tool.Tools;
import hypervisor.source.zfs.dataset.DatasetCollector;
import hypervisor.source.zfs.dataset.SnapshotCollector;
import hypervisor.source.zfs.pool.LatencyCollector;
import hypervisor.source.zfs.pool.PoolCollector;
import java.util.List;

/// Everything that reads ZFS by its programs.
public final class ZfsToolCollectors {
    private final List<Collector<?>> all;

    public ZfsToolCollectors(ZfsOptions options, Tools tools) {
        var ours = new ZfsTools(options, tools);
        all = List.of(
                new PoolCollector(ours),
                new LatencyCollector(ours),
                new DatasetCollector(ours),
                new SnapshotCollector(ours));
    }

    public List<Collector<?>> all() {
        return all;
    }
}

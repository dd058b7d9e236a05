package hypervisor.source.zfs;

import hypervisor.fact.Fact;
import hypervisor.source.zfs.dataset.Dataset;
import hypervisor.source.zfs.dataset.Snapshots;
import hypervisor.source.zfs.kstat.ZfsKstats;
import hypervisor.source.zfs.pool.PoolLatencies;
import hypervisor.source.zfs.pool.Zpool;
import java.util.List;

/// All that can be read of ZFS.
public final class ZfsFacts {
    /// As in `hypervisor_up`.
    public static final String SOURCE = "zfs";

    public static final Fact<ZfsKstats> KSTATS = Fact.named("ZFS kernel statistics");
    public static final Fact<PoolReadings<Zpool>> POOLS = Fact.named("ZFS pools");
    public static final Fact<PoolReadings<PoolLatencies>> LATENCIES = Fact.named("ZFS latencies");
    public static final Fact<PoolReadings<List<Dataset>>> DATASETS = Fact.named("ZFS datasets");
    public static final Fact<PoolReadings<Snapshots>> SNAPSHOTS = Fact.named("ZFS snapshots");

    private ZfsFacts() {}
}

package hypervisor.source.zfs.dataset;

import java.util.List;

/// The snapshots of a pool.
///
/// @param all one by one
/// @param datasets one row for each dataset that has any
public record Snapshots(List<Snapshot> all, List<SnapshotSummary> datasets) {
    public Snapshots {
        all = List.copyOf(all);
        datasets = List.copyOf(datasets);
    }

    public static Snapshots of(List<Snapshot> all) {
        return new Snapshots(all, SnapshotSummary.of(all));
    }
}

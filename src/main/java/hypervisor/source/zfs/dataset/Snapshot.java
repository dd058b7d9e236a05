package hypervisor.source.zfs.dataset;

import hypervisor.source.zfs.ZfsProperties;

/// A snapshot.
///
/// @param name with the dataset's: `rpool/data/vm-101-disk-0@daily`
/// @param properties those of [SnapshotLines#COLUMNS]
public record Snapshot(String pool, String dataset, String name, ZfsProperties properties) {}

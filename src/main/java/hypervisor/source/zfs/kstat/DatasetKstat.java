package hypervisor.source.zfs.kstat;

/// What the kernel module counts for one dataset (`objset-0x36`), from when it was mounted or its pool imported.
///
/// @param dataset its whole name: `rpool/data/vm-101-disk-0`
public record DatasetKstat(String dataset, NamedKstat kstat) {}

package hypervisor.dialect;

import static hypervisor.dialect.NativeDiskViews.API_DISK;
import static hypervisor.dialect.NativeDiskViews.BLOCK;
import static hypervisor.dialect.NativeDiskViews.MONITOR;
import static hypervisor.dialect.NativeGuestDiskMetrics.SOURCE;
import static hypervisor.dialect.NativeGuestDiskMetrics.counted;

import hypervisor.metric.Vocabulary;
import hypervisor.source.qemu.DiskStatistics;
import hypervisor.source.qemu.DiskStatistics.Operations;

/// What guests wanted of their disks and did not get, or not one by one.
final class NativeGuestDiskErrorMetrics {
    private static final String PREFIX = "hypervisor_guest_disk_";

    static final Vocabulary WORDS = Vocabulary.about("what guests did not get of their disks")
            .counter(
                    PREFIX + "read_errors_total",
                    "Reads that ended with an error." + SOURCE,
                    MONITOR.gives(counted(DiskStatistics::read, Operations::failed)),
                    API_DISK.gives(row -> row.part().failedReads()))
            .counter(
                    PREFIX + "write_errors_total",
                    "Writes that ended with an error." + SOURCE,
                    MONITOR.gives(counted(DiskStatistics::write, Operations::failed)),
                    API_DISK.gives(row -> row.part().failedWrites()))
            .counter(
                    PREFIX + "flush_errors_total",
                    "Flushes that ended with an error." + SOURCE,
                    MONITOR.gives(counted(DiskStatistics::flush, Operations::failed)),
                    API_DISK.gives(row -> row.part().failedFlushes()))
            .counter(
                    PREFIX + "discard_errors_total",
                    "Discards that ended with an error." + SOURCE,
                    MONITOR.gives(counted(DiskStatistics::unmap, Operations::failed)),
                    API_DISK.gives(row -> row.part().failedUnmaps()))
            .counter(
                    PREFIX + "errors_total",
                    "Errors of the disk of whatever kind, as libvirt tells of Xen's guests.",
                    BLOCK.gives(row -> row.part().errors()))
            .counter(
                    PREFIX + "invalid_reads_total",
                    "Reads that could not be tried, as beyond the end of the disk." + SOURCE,
                    MONITOR.gives(counted(DiskStatistics::read, Operations::invalid)),
                    API_DISK.gives(row -> row.part().invalidReads()))
            .counter(
                    PREFIX + "invalid_writes_total",
                    "Writes that could not be tried, as beyond the end of the disk." + SOURCE,
                    MONITOR.gives(counted(DiskStatistics::write, Operations::invalid)),
                    API_DISK.gives(row -> row.part().invalidWrites()))
            .counter(
                    PREFIX + "invalid_flushes_total",
                    "Flushes that could not be tried, as beyond the end of the disk." + SOURCE,
                    MONITOR.gives(counted(DiskStatistics::flush, Operations::invalid)),
                    API_DISK.gives(row -> row.part().invalidFlushes()))
            .counter(
                    PREFIX + "invalid_discards_total",
                    "Discards that could not be tried, as beyond the end of the disk." + SOURCE,
                    MONITOR.gives(counted(DiskStatistics::unmap, Operations::invalid)),
                    API_DISK.gives(row -> row.part().invalidUnmaps()))
            .counter(
                    PREFIX + "reads_merged_total",
                    "Reads that were done together with others." + SOURCE,
                    API_DISK.gives(row -> row.part().mergedReads()))
            .counter(
                    PREFIX + "writes_merged_total",
                    "Writes that were done together with others." + SOURCE,
                    API_DISK.gives(row -> row.part().mergedWrites()))
            .counter(
                    PREFIX + "discards_merged_total",
                    "Discards that were done together with others." + SOURCE,
                    API_DISK.gives(row -> row.part().mergedUnmaps()))
            .build();

    private NativeGuestDiskErrorMetrics() {}
}

package hypervisor.dialect;

import static hypervisor.source.procfs.ProcfsFacts.DISKS;

import hypervisor.metric.MetricSet;
import hypervisor.source.procfs.BlockDevice;
import hypervisor.source.procfs.BlockDevice.Kind;
import hypervisor.source.procfs.HostDisks;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// What the host tells of its disks. Volumes, of which there is one or more for every guest, are not among them.
final class HostDiskMetrics {
    private static final Set<Kind> SHOWN = Set.of(Kind.DISK, Kind.RAID, Kind.NETWORK);

    private static final MetricSet<HostDisks, BlockDevice> INFO = MetricSet.of(DISKS, HostDiskMetrics::shown)
            .label("device", BlockDevice::name)
            .label("kind", device -> device.kind().name().toLowerCase(Locale.ROOT))
            .info(
                    "hypervisor_disk_info",
                    "A disk of this machine. Of kind: disk, raid (several as one, by the kernel), network.")
            .build();

    private static final MetricSet<HostDisks, BlockDevice> COUNTS = MetricSet.of(DISKS, HostDiskMetrics::shown)
            .label("device", BlockDevice::name)
            .counter("hypervisor_disk_reads_total", "Reads that ended.", BlockDevice::reads)
            .counter(
                    "hypervisor_disk_reads_merged_total", "Reads that became part of another.", BlockDevice::readMerges)
            .counter("hypervisor_disk_read_bytes_total", "Bytes that were read.", BlockDevice::readBytes)
            .counter(
                    "hypervisor_disk_read_seconds_total",
                    "Time that all reads took, added up: by the number of reads it is how long one takes.",
                    BlockDevice::readSeconds)
            .counter("hypervisor_disk_writes_total", "Writes that ended.", BlockDevice::writes)
            .counter(
                    "hypervisor_disk_writes_merged_total",
                    "Writes that became part of another.",
                    BlockDevice::writeMerges)
            .counter("hypervisor_disk_written_bytes_total", "Bytes that were written.", BlockDevice::writeBytes)
            .counter(
                    "hypervisor_disk_write_seconds_total",
                    "Time that all writes took, added up: by the number of writes it is how long one takes.",
                    BlockDevice::writeSeconds)
            .gauge("hypervisor_disk_io_running", "Reads and writes that have not ended.", BlockDevice::running)
            .counter(
                    "hypervisor_disk_io_seconds_total",
                    "Time that the disk had something to do. One that does several things at once can do more although it "
                            + "always has.",
                    BlockDevice::ioSeconds)
            .counter(
                    "hypervisor_disk_io_weighted_seconds_total",
                    "Time that all reads and writes took, added up: its rate is how many were waiting on average.",
                    BlockDevice::weightedSeconds)
            .counter("hypervisor_disk_discards_total", "Parts given back to the disk (TRIM).", BlockDevice::discards)
            .counter(
                    "hypervisor_disk_discarded_bytes_total", "Bytes given back to the disk.", BlockDevice::discardBytes)
            .counter(
                    "hypervisor_disk_discard_seconds_total",
                    "Time that it took to give them back, added up.",
                    BlockDevice::discardSeconds)
            .counter(
                    "hypervisor_disk_flushes_total",
                    "How often the disk's own cache was emptied.",
                    BlockDevice::flushes)
            .counter(
                    "hypervisor_disk_flush_seconds_total",
                    "Time that it took to empty the disk's own cache, added up.",
                    BlockDevice::flushSeconds)
            .build();

    private HostDiskMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        return List.of(INFO, COUNTS);
    }

    private static Stream<BlockDevice> shown(HostDisks disks) {
        return disks.devices().stream().filter(device -> SHOWN.contains(device.kind()));
    }
}

package hypervisor.dialect;

import static hypervisor.source.procfs.ProcfsFacts.DISKS;

import hypervisor.metric.MetricSet;
import hypervisor.source.procfs.BlockDevice;
import hypervisor.source.procfs.BlockDevice.Kind;
import hypervisor.source.procfs.HostDisks;
import java.util.List;
import java.util.Set;

/// What pve-exporter says of reads and writes of the disks of the machine it runs on.
final class PveDiskstatsMetrics {
    private static final Set<Kind> LEFT_OUT = Set.of(Kind.PARTITION, Kind.MAPPED, Kind.ZVOL, Kind.VIRTUAL);

    private PveDiskstatsMetrics() {}

    static List<MetricSet<?, ?>> sets(DialectOptions options) {
        return List.of(MetricSet.of(
                        DISKS,
                        (HostDisks disks) ->
                                disks.devices().stream().filter(device -> isShown(device, options.exact())))
                .label("node", _ -> options.node())
                .label("device", BlockDevice::name)
                .counter("pve_disk_read_bytes_total", "Bytes read from the disk.", BlockDevice::readBytes)
                .counter("pve_disk_write_bytes_total", "Bytes written to the disk.", BlockDevice::writeBytes)
                .counter("pve_disk_reads_completed_total", "Reads of the disk that ended.", BlockDevice::reads)
                .counter("pve_disk_writes_completed_total", "Writes to the disk that ended.", BlockDevice::writes)
                .counter(
                        "pve_disk_io_time_seconds_total",
                        "Time that the disk had something to do.",
                        BlockDevice::ioSeconds)
                .build());
    }

    private static boolean isShown(BlockDevice device, boolean exact) {
        return !LEFT_OUT.contains(device.kind()) && !(exact && endsInDigit(device.name()));
    }

    /// Quirk: the original takes every name that ends in a digit for a partition, unless it is one of NVMe, and so has
    /// no
    /// mmcblk0, md127, sr0 or nbd0.
    private static boolean endsInDigit(String name) {
        return !name.startsWith("nvme") && Character.isDigit(name.charAt(name.length() - 1));
    }
}

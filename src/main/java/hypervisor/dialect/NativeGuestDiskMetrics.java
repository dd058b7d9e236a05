package hypervisor.dialect;

import static hypervisor.dialect.NativeDiskViews.API_DISK;
import static hypervisor.dialect.NativeDiskViews.BLOCK;
import static hypervisor.dialect.NativeDiskViews.MONITOR;
import static hypervisor.dialect.Units.nanoseconds;

import hypervisor.metric.Metric.Value;
import hypervisor.metric.Vocabulary;
import hypervisor.source.qemu.DiskStatistics;
import hypervisor.source.qemu.DiskStatistics.Operations;
import hypervisor.source.qemu.GuestDisk;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What guests do to their disks, all since the process that runs them was started. A rate of the seconds by one of the
/// operations is their mean latency.
final class NativeGuestDiskMetrics {
    private static final String PREFIX = "hypervisor_guest_disk_";
    static final String SOURCE = " By query-blockstats or libvirt, since the guest's process was started.";

    static final Vocabulary WORDS = Vocabulary.about("what guests do to their disks")
            .counter(
                    PREFIX + "read_bytes_total",
                    "Bytes that the guest read." + SOURCE,
                    MONITOR.gives(counted(DiskStatistics::read, Operations::bytes)),
                    API_DISK.gives(row -> row.part().readBytes()),
                    BLOCK.gives(row -> row.part().readBytes()))
            .counter(
                    PREFIX + "written_bytes_total",
                    "Bytes that the guest wrote." + SOURCE,
                    MONITOR.gives(counted(DiskStatistics::write, Operations::bytes)),
                    API_DISK.gives(row -> row.part().writtenBytes()),
                    BLOCK.gives(row -> row.part().writeBytes()))
            .counter(
                    PREFIX + "discarded_bytes_total",
                    "Bytes that the guest said it needs no more." + SOURCE,
                    MONITOR.gives(counted(DiskStatistics::unmap, Operations::bytes)),
                    API_DISK.gives(row -> row.part().unmappedBytes()))
            .counter(
                    PREFIX + "reads_total",
                    "Reads that ended well." + SOURCE,
                    MONITOR.gives(counted(DiskStatistics::read, Operations::completed)),
                    API_DISK.gives(row -> row.part().reads()),
                    BLOCK.gives(row -> row.part().readRequests()))
            .counter(
                    PREFIX + "writes_total",
                    "Writes that ended well." + SOURCE,
                    MONITOR.gives(counted(DiskStatistics::write, Operations::completed)),
                    API_DISK.gives(row -> row.part().writes()),
                    BLOCK.gives(row -> row.part().writeRequests()))
            .counter(
                    PREFIX + "flushes_total",
                    "Flushes that ended well." + SOURCE,
                    MONITOR.gives(counted(DiskStatistics::flush, Operations::completed)),
                    API_DISK.gives(row -> row.part().flushes()),
                    BLOCK.gives(row -> row.part().flushRequests()))
            .counter(
                    PREFIX + "discards_total",
                    "Discards that ended well." + SOURCE,
                    MONITOR.gives(counted(DiskStatistics::unmap, Operations::completed)),
                    API_DISK.gives(row -> row.part().unmaps()))
            .counter(
                    PREFIX + "read_seconds_total",
                    "Time that reads took, all together." + SOURCE,
                    MONITOR.gives(seconds(DiskStatistics::read)),
                    API_DISK.gives(row -> nanoseconds(row.part().readNanos())),
                    BLOCK.gives(row -> nanoseconds(row.part().readTime())))
            .counter(
                    PREFIX + "write_seconds_total",
                    "Time that writes took, all together." + SOURCE,
                    MONITOR.gives(seconds(DiskStatistics::write)),
                    API_DISK.gives(row -> nanoseconds(row.part().writeNanos())),
                    BLOCK.gives(row -> nanoseconds(row.part().writeTime())))
            .counter(
                    PREFIX + "flush_seconds_total",
                    "Time that flushes took, all together." + SOURCE,
                    MONITOR.gives(seconds(DiskStatistics::flush)),
                    API_DISK.gives(row -> nanoseconds(row.part().flushNanos())),
                    BLOCK.gives(row -> nanoseconds(row.part().flushTime())))
            .counter(
                    PREFIX + "discard_seconds_total",
                    "Time that discards took, all together." + SOURCE,
                    MONITOR.gives(seconds(DiskStatistics::unmap)),
                    API_DISK.gives(row -> nanoseconds(row.part().unmapNanos())))
            .build();

    private NativeGuestDiskMetrics() {}

    static Value<GuestPart<GuestDisk>> counted(
            Function<DiskStatistics, Operations> kind, Function<Operations, @Nullable Long> number) {
        return row -> {
            DiskStatistics statistics = row.part().statistics();
            return statistics == null ? null : number.apply(kind.apply(statistics));
        };
    }

    private static Value<GuestPart<GuestDisk>> seconds(Function<DiskStatistics, Operations> kind) {
        return row -> {
            DiskStatistics statistics = row.part().statistics();
            return statistics == null
                    ? null
                    : nanoseconds(kind.apply(statistics).nanos());
        };
    }
}

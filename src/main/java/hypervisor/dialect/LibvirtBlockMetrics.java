package hypervisor.dialect;

import static hypervisor.dialect.Units.nanoseconds;
import static hypervisor.source.libvirt.LibvirtFacts.DOMAINS;

import hypervisor.metric.MetricSet;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition.Disk;
import hypervisor.source.libvirt.domain.DomainStatistics.Block;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The disks of domains. CD and floppy drives count like disks while something is in them.
final class LibvirtBlockMetrics {
    private static final MetricSet<List<Domain>, DomainPart<Disk>> META = MetricSet.of(
                    DOMAINS, DomainPart.each(LibvirtBlockMetrics::disks))
            .label("domain", DomainPart::name)
            .label("target_device", row -> row.part().target())
            .label("source_file", row -> path(row.domain(), row.part()))
            .label("serial", row -> row.part().serial())
            .label("bus", row -> row.part().bus())
            .label("disk_type", row -> row.part().type())
            .label("driver_type", row -> row.part().driverType())
            .label("cache", row -> row.part().cache())
            .label("discard", row -> row.part().discard())
            .info(
                    "libvirt_domain_block_meta",
                    "The disk; source_file is block.N.path, or what names the source of a network disk. Always 1.")
            .build();

    private static final MetricSet<List<Domain>, DomainPart<Disk>> INFO = MetricSet.of(
                    DOMAINS, DomainPart.each(LibvirtBlockMetrics::disks))
            .label("domain", DomainPart::name)
            .label("disk_type", row -> row.part().type())
            .label("target_bus", row -> row.part().bus())
            .label("driver_name", row -> row.part().driverName())
            .label("driver_type", row -> row.part().driverType())
            .label("driver_cache", row -> row.part().cache())
            .label("driver_discard", row -> row.part().discard())
            .label("source_file", row -> row.part().sourceFile())
            .label("source_protocol", row -> row.part().sourceProtocol())
            .label("target_device", row -> row.part().target())
            .label("serial", row -> row.part().serial())
            .info(
                    "libvirt_domain_block_stats_info",
                    "The same disk under other labels; source_file is source/@file, empty for other kinds. Always 1.")
            .build();

    private static final MetricSet<List<Domain>, DomainPart<Disk>> DEVICE = MetricSet.of(
                    DOMAINS, DomainPart.each(LibvirtBlockMetrics::disks))
            .label("domain", DomainPart::name)
            .label("uuid", DomainPart::uuid)
            .label("target_device", row -> row.part().target())
            .label("device", row -> row.part().device())
            .label("source", row -> row.part().source())
            .label(
                    "throttle_group",
                    row -> row.part().throttle() == null
                            ? null
                            : row.part().throttle().group())
            .info(
                    "libvirt_domain_block_device_info",
                    "What the other two do not tell of the disk: device is disk, cdrom, floppy or lun; disks of one"
                            + " throttle group share its limits. Always 1.")
            .build();

    private static final MetricSet<List<Domain>, DomainPart<Block>> STATS = MetricSet.of(
                    DOMAINS, DomainPart.each(LibvirtBlockMetrics::blocks))
            .label("domain", DomainPart::name)
            .label("target_device", row -> row.part().name())
            .counter(
                    "libvirt_domain_block_stats_read_bytes_total",
                    "Bytes the guest read (block.N.rd.bytes).",
                    row -> row.part().readBytes())
            .counter(
                    "libvirt_domain_block_stats_read_requests_total",
                    "Reads the guest made (block.N.rd.reqs).",
                    row -> row.part().readRequests())
            .counter(
                    "libvirt_domain_block_stats_read_time_seconds_total",
                    "Time the guest's reads took, added up (block.N.rd.times).",
                    row -> nanoseconds(row.part().readTime()))
            .counter(
                    "libvirt_domain_block_stats_write_bytes_total",
                    "Bytes the guest wrote (block.N.wr.bytes).",
                    row -> row.part().writeBytes())
            .counter(
                    "libvirt_domain_block_stats_write_requests_total",
                    "Writes the guest made (block.N.wr.reqs).",
                    row -> row.part().writeRequests())
            .counter(
                    "libvirt_domain_block_stats_write_time_seconds_total",
                    "Time the guest's writes took, added up (block.N.wr.times).",
                    row -> nanoseconds(row.part().writeTime()))
            .counter(
                    "libvirt_domain_block_stats_flush_requests_total",
                    "Flushes the guest asked for (block.N.fl.reqs).",
                    row -> row.part().flushRequests())
            .counter(
                    "libvirt_domain_block_stats_flush_time_seconds_total",
                    "Time the guest's flushes took, added up (block.N.fl.times).",
                    row -> nanoseconds(row.part().flushTime()))
            .counter(
                    "libvirt_domain_block_stats_errors_total",
                    "Errors of the disk (block.N.errors; Xen only).",
                    row -> row.part().errors())
            // Quirk: bytes in a name that does not say so.
            .gauge(
                    "libvirt_domain_block_stats_allocation",
                    "Bytes up to the last one written since the domain started (block.N.allocation).",
                    row -> row.part().allocation())
            .gauge(
                    "libvirt_domain_block_stats_capacity_bytes",
                    "Size of the disk as the guest sees it (block.N.capacity).",
                    row -> row.part().capacity())
            .gauge(
                    "libvirt_domain_block_stats_physicalsize_bytes",
                    "What the image takes on the host (block.N.physical).",
                    row -> row.part().physical())
            .gauge(
                    "libvirt_domain_block_stats_threshold_bytes",
                    "The offset whose writing raises an event (block.N.threshold); absent where none is set.",
                    row -> row.part().threshold())
            .build();

    private static final MetricSet<List<Domain>, DomainPart<Block>> IMAGE_INFO = MetricSet.of(
                    DOMAINS, DomainPart.each(LibvirtBlockMetrics::imagesBelow))
            .label("domain", DomainPart::name)
            .label("uuid", DomainPart::uuid)
            .label("target_device", row -> row.part().name())
            .label("backing_index", LibvirtBlockMetrics::backingIndex)
            .label("path", row -> row.part().path())
            .info("libvirt_domain_block_image_info", "An image below the disk in its backing chain. Always 1.")
            .build();

    private static final MetricSet<List<Domain>, DomainPart<Block>> IMAGES = MetricSet.of(
                    DOMAINS, DomainPart.each(LibvirtBlockMetrics::imagesBelow))
            .label("domain", DomainPart::name)
            .label("target_device", row -> row.part().name())
            .label("backing_index", LibvirtBlockMetrics::backingIndex)
            .gauge(
                    "libvirt_domain_block_image_allocation_bytes",
                    "Bytes up to the last one written to the image since the domain started (block.N.allocation).",
                    row -> row.part().allocation())
            .gauge(
                    "libvirt_domain_block_image_capacity_bytes",
                    "Size of the image as seen from above (block.N.capacity).",
                    row -> row.part().capacity())
            .gauge(
                    "libvirt_domain_block_image_physical_bytes",
                    "What the image takes on the host (block.N.physical).",
                    row -> row.part().physical())
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(META, INFO, DEVICE, STATS, IMAGE_INFO, IMAGES);

    private LibvirtBlockMetrics() {}

    /// The disks of the definition but for drives with nothing in them.
    static List<Disk> disks(Domain domain) {
        return domain.definition() == null
                ? List.of()
                : domain.definition().disks().stream()
                        .filter(disk -> !DomainDisk.empty(disk))
                        .toList();
    }

    private static List<Block> blocks(Domain domain) {
        Set<@Nullable String> empty = domain.definition() == null
                ? Set.of()
                : domain.definition().disks().stream()
                        .filter(DomainDisk::empty)
                        .map(Disk::target)
                        .collect(Collectors.toSet());
        return images(domain, true)
                .filter(block -> !empty.contains(block.name()))
                .toList();
    }

    private static List<Block> imagesBelow(Domain domain) {
        return images(domain, false).toList();
    }

    private static Stream<Block> images(Domain domain, boolean top) {
        return domain.statistics().blocks().stream().filter(block -> block.top() == top);
    }

    private static @Nullable String path(Domain domain, Disk disk) {
        return images(domain, true)
                .filter(block -> block.path() != null && block.name().equals(disk.target()))
                .findFirst()
                .map(Block::path)
                .orElse(disk.source());
    }

    private static @Nullable String backingIndex(DomainPart<Block> row) {
        Integer index = row.part().backingIndex();
        return index == null ? null : index.toString();
    }
}

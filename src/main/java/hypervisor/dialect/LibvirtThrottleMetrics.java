package hypervisor.dialect;

import static hypervisor.source.libvirt.LibvirtFacts.DOMAINS;

import hypervisor.metric.MetricSet;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition.Disk;
import hypervisor.source.libvirt.domain.DomainDefinition.Throttle;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The limits of disks that have some (`iotune`). A limit that is not among them is 0, as libvirt says it.
final class LibvirtThrottleMetrics {
    static final MetricSet<List<Domain>, Limited> LIMITS = MetricSet.of(
                    DOMAINS, domains -> domains.stream().flatMap(Limited::of))
            .label("domain", row -> row.domain().name())
            .label("target_device", row -> row.disk().target())
            .gauge(
                    "libvirt_domain_block_stats_limit_total_bytes",
                    "Bytes allowed per second (iotune/total_bytes_sec); 0 no limit.",
                    row -> limit(row.throttle().totalBytes()))
            .gauge(
                    "libvirt_domain_block_stats_limit_write_bytes",
                    "Bytes written allowed per second (iotune/write_bytes_sec); 0 no limit.",
                    row -> limit(row.throttle().writeBytes()))
            .gauge(
                    "libvirt_domain_block_stats_limit_read_bytes",
                    "Bytes read allowed per second (iotune/read_bytes_sec); 0 no limit.",
                    row -> limit(row.throttle().readBytes()))
            .gauge(
                    "libvirt_domain_block_stats_limit_total_requests",
                    "Requests allowed per second (iotune/total_iops_sec); 0 no limit.",
                    row -> limit(row.throttle().totalRequests()))
            .gauge(
                    "libvirt_domain_block_stats_limit_write_requests",
                    "Writes allowed per second (iotune/write_iops_sec); 0 no limit.",
                    row -> limit(row.throttle().writeRequests()))
            .gauge(
                    "libvirt_domain_block_stats_limit_read_requests",
                    "Reads allowed per second (iotune/read_iops_sec); 0 no limit.",
                    row -> limit(row.throttle().readRequests()))
            .gauge(
                    "libvirt_domain_block_stats_limit_burst_total_bytes",
                    "Bytes allowed per second in a burst (iotune/total_bytes_sec_max); 0 no limit.",
                    row -> limit(row.throttle().totalBytesBurst()))
            .gauge(
                    "libvirt_domain_block_stats_limit_burst_write_bytes",
                    "Bytes written allowed per second in a burst (iotune/write_bytes_sec_max); 0 no limit.",
                    row -> limit(row.throttle().writeBytesBurst()))
            .gauge(
                    "libvirt_domain_block_stats_limit_burst_read_bytes",
                    "Bytes read allowed per second in a burst (iotune/read_bytes_sec_max); 0 no limit.",
                    row -> limit(row.throttle().readBytesBurst()))
            .gauge(
                    "libvirt_domain_block_stats_limit_burst_total_requests",
                    "Requests allowed per second in a burst (iotune/total_iops_sec_max); 0 no limit.",
                    row -> limit(row.throttle().totalRequestsBurst()))
            .gauge(
                    "libvirt_domain_block_stats_limit_burst_write_requests",
                    "Writes allowed per second in a burst (iotune/write_iops_sec_max); 0 no limit.",
                    row -> limit(row.throttle().writeRequestsBurst()))
            .gauge(
                    "libvirt_domain_block_stats_limit_burst_read_requests",
                    "Reads allowed per second in a burst (iotune/read_iops_sec_max); 0 no limit.",
                    row -> limit(row.throttle().readRequestsBurst()))
            .gauge(
                    "libvirt_domain_block_stats_limit_burst_total_bytes_length_seconds",
                    "How long a burst of bytes may last (iotune/total_bytes_sec_max_length).",
                    row -> limit(row.throttle().totalBytesBurstLength()))
            .gauge(
                    "libvirt_domain_block_stats_limit_burst_write_bytes_length_seconds",
                    "How long a burst of bytes written may last (iotune/write_bytes_sec_max_length).",
                    row -> limit(row.throttle().writeBytesBurstLength()))
            .gauge(
                    "libvirt_domain_block_stats_limit_burst_read_bytes_length_seconds",
                    "How long a burst of bytes read may last (iotune/read_bytes_sec_max_length).",
                    row -> limit(row.throttle().readBytesBurstLength()))
            .gauge(
                    "libvirt_domain_block_stats_limit_burst_length_total_requests_seconds",
                    "How long a burst of requests may last (iotune/total_iops_sec_max_length).",
                    row -> limit(row.throttle().totalRequestsBurstLength()))
            .gauge(
                    "libvirt_domain_block_stats_limit_burst_length_write_requests_seconds",
                    "How long a burst of writes may last (iotune/write_iops_sec_max_length).",
                    row -> limit(row.throttle().writeRequestsBurstLength()))
            .gauge(
                    "libvirt_domain_block_stats_limit_burst_length_read_requests_seconds",
                    "How long a burst of reads may last (iotune/read_iops_sec_max_length).",
                    row -> limit(row.throttle().readRequestsBurstLength()))
            .gauge(
                    "libvirt_domain_block_stats_size_iops_bytes",
                    "Size from which one request counts as several (iotune/size_iops_sec); 0 never.",
                    row -> limit(row.throttle().requestSize()))
            .build();

    private LibvirtThrottleMetrics() {}

    private static Number limit(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    /// A disk with limits.
    record Limited(Domain domain, Disk disk, Throttle throttle) {

        private static Stream<Limited> of(Domain domain) {
            return LibvirtBlockMetrics.disks(domain).stream()
                    .flatMap(disk -> disk.throttle() == null
                            ? Stream.empty()
                            : Stream.of(new Limited(domain, disk, disk.throttle())));
        }
    }
}

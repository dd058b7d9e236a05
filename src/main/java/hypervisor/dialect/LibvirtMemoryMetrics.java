package hypervisor.dialect;

import static hypervisor.dialect.Units.kibibytes;
import static hypervisor.dialect.Units.mebibytes;
import static hypervisor.source.libvirt.LibvirtFacts.DOMAINS;

import hypervisor.metric.MetricSet;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainStatistics.Balloon;
import hypervisor.source.libvirt.domain.DomainStatistics.BandwidthMonitor;
import hypervisor.source.libvirt.domain.DomainStatistics.DirtyRate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The memory of domains: given by the host, and as their guests' balloon drivers tell it.
final class LibvirtMemoryMetrics {
    private static final MetricSet<List<Domain>, DomainPart<Balloon>> GIVEN = MetricSet.of(
                    DOMAINS, DomainPart.one(domain -> domain.statistics().balloon()))
            .label("domain", DomainPart::name)
            .gauge(
                    "libvirt_domain_info_maximum_memory_bytes",
                    "The most memory the domain can be given while it runs (balloon.maximum).",
                    row -> kibibytes(row.part().maximum()))
            .gauge(
                    "libvirt_domain_info_memory_usage_bytes",
                    "Memory the domain is given now (balloon.current); not what its guest uses of it.",
                    row -> kibibytes(row.part().current()))
            .build();

    private static final MetricSet<List<Domain>, DomainPart<Balloon>> GUEST = MetricSet.of(
                    DOMAINS,
                    DomainPart.one(
                            domain -> domain.active() ? domain.statistics().balloon() : null))
            .label("domain", DomainPart::name)
            .gauge(
                    "libvirt_domain_memory_stats_actual_balloon_bytes",
                    "Memory the running domain is given now (balloon.current).",
                    row -> kibibytes(row.part().current()))
            .gauge(
                    "libvirt_domain_memory_stats_current_balloon_bytes",
                    "The same as libvirt_domain_memory_stats_actual_balloon_bytes, by its other name.",
                    row -> kibibytes(row.part().current()))
            .gauge(
                    "libvirt_domain_memory_stats_maximum_bytes",
                    "The most memory the running domain can be given (balloon.maximum).",
                    row -> kibibytes(row.part().maximum()))
            // Quirk: the next two only grow, but are gauges by type; as counters their names would need a _total.
            .gauge(
                    "libvirt_domain_memory_stats_swap_in_bytes",
                    "What the guest has read from its swap since it started (balloon.swap_in); only grows.",
                    row -> kibibytes(row.part().swapIn()))
            .gauge(
                    "libvirt_domain_memory_stats_swap_out_bytes",
                    "What the guest has written to its swap since it started (balloon.swap_out); only grows.",
                    row -> kibibytes(row.part().swapOut()))
            .counter(
                    "libvirt_domain_memory_stats_major_fault_total",
                    "Page faults in the guest that needed its disk (balloon.major_fault).",
                    row -> row.part().majorFault())
            .counter(
                    "libvirt_domain_memory_stats_minor_fault_total",
                    "Page faults in the guest that needed no disk (balloon.minor_fault).",
                    row -> row.part().minorFault())
            .gauge(
                    "libvirt_domain_memory_stats_unused_bytes",
                    "Memory the guest uses for nothing, not even caches (balloon.unused).",
                    row -> kibibytes(row.part().unused()))
            .gauge(
                    "libvirt_domain_memory_stats_available_bytes",
                    "Memory as the guest counts it (balloon.available): its MemTotal.",
                    row -> kibibytes(row.part().available()))
            .gauge(
                    "libvirt_domain_memory_stats_usable_bytes",
                    "Memory the guest could give away without swapping (balloon.usable): its MemAvailable.",
                    row -> kibibytes(row.part().usable()))
            .gauge(
                    "libvirt_domain_memory_stats_rss_bytes",
                    "Host memory the hypervisor process holds (balloon.rss).",
                    row -> kibibytes(row.part().rss()))
            .gauge(
                    "libvirt_domain_memory_stats_disk_cache_bytes",
                    "The guest's page cache that it could drop (balloon.disk_caches).",
                    row -> kibibytes(row.part().diskCaches()))
            .gauge(
                    "libvirt_domain_memory_stats_disk_caches_bytes",
                    "The same as libvirt_domain_memory_stats_disk_cache_bytes, by its other name.",
                    row -> kibibytes(row.part().diskCaches()))
            .counter(
                    "libvirt_domain_memory_stats_hugetlb_pgalloc_total",
                    "Huge pages the guest allocated (balloon.hugetlb_pgalloc).",
                    row -> row.part().hugetlbPgalloc())
            .counter(
                    "libvirt_domain_memory_stats_hugetlb_pgfail_total",
                    "Huge pages the guest wanted and did not get (balloon.hugetlb_pgfail).",
                    row -> row.part().hugetlbPgfail())
            .gauge(
                    "libvirt_domain_memory_stats_last_update_timestamp_seconds",
                    "When the guest last told its memory (balloon.last-update), Unix time; a hung guest's stands still.",
                    row -> row.part().lastUpdate())
            .gauge(
                    "libvirt_domain_memory_stats_used_percent",
                    "Memory in use without what the guest could give away: (available - usable) / available × 100.",
                    row -> usedPercent(row.part().available(), row.part().usable()))
            .build();

    private static final MetricSet<List<Domain>, DomainPart<BandwidthMonitor>> BANDWIDTH = MetricSet.of(
                    DOMAINS, DomainPart.each(domain -> domain.statistics().memoryBandwidth()))
            .label("domain", DomainPart::name)
            .label("monitor", row -> row.part().name())
            .label("node", row -> Integer.toString(row.part().node()))
            .counter(
                    "libvirt_domain_memory_bandwidth_local_bytes_total",
                    "Memory traffic of the monitor's vCPUs through the controller of their own NUMA node"
                            + " (memory.bandwidth.monitor.N.node.M.bytes.local; needs resctrl).",
                    row -> row.part().bytesLocal())
            .counter(
                    "libvirt_domain_memory_bandwidth_bytes_total",
                    "All memory traffic of the monitor's vCPUs seen by the node's controller"
                            + " (memory.bandwidth.monitor.N.node.M.bytes.total; needs resctrl).",
                    row -> row.part().bytesTotal())
            .build();

    private static final MetricSet<List<Domain>, DomainPart<DirtyRate>> DIRTY_RATE = MetricSet.of(
                    DOMAINS, DomainPart.one(domain -> domain.statistics().dirtyRate()))
            .label("domain", DomainPart::name)
            .gauge(
                    "libvirt_domain_dirty_rate_status",
                    "Whether somebody had the memory's dirty rate measured: 0 never, 1 measuring, 2 measured.",
                    row -> row.part().status())
            .gauge(
                    "libvirt_domain_dirty_rate_bytes_per_second",
                    "Memory the guest changed per second in the last measurement"
                            + " (dirtyrate.megabytes_per_second); we start none.",
                    row -> mebibytes(row.part().mebibytesPerSecond()))
            .gauge(
                    "libvirt_domain_dirty_rate_period_seconds",
                    "How long the last measurement took (dirtyrate.calc_period).",
                    row -> measured(row.part()) ? row.part().period() : null)
            .gauge(
                    "libvirt_domain_dirty_rate_start_seconds",
                    "When the last measurement began (dirtyrate.calc_start_time), since the host booted.",
                    row -> measured(row.part()) ? row.part().startTime() : null)
            .build();

    private static final MetricSet<List<Domain>, DomainPart<Map.Entry<Integer, Long>>> VCPU_DIRTY_RATE = MetricSet.of(
                    DOMAINS,
                    DomainPart.each(domain -> domain.statistics().dirtyRate() == null
                            ? List.of()
                            : new TreeMap<>(domain.statistics().dirtyRate().vcpus()).entrySet()))
            .label("domain", DomainPart::name)
            .label("vcpu", row -> row.part().getKey().toString())
            .gauge(
                    "libvirt_domain_vcpu_dirty_rate_bytes_per_second",
                    "Memory the vCPU changed per second in the last measurement, with a dirty ring"
                            + " (dirtyrate.vcpu.N.megabytes_per_second).",
                    row -> mebibytes(row.part().getValue()))
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(GIVEN, GUEST, BANDWIDTH, DIRTY_RATE, VCPU_DIRTY_RATE);

    private LibvirtMemoryMetrics() {}

    private static boolean measured(DirtyRate rate) {
        return rate.status() != null && rate.status() != 0;
    }

    private static @Nullable Double usedPercent(@Nullable Long available, @Nullable Long usable) {
        return available == null || usable == null || available == 0
                ? null
                : (available - usable) / (double) available * 100;
    }
}

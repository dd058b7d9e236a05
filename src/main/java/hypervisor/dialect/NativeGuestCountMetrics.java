package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.domains;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainStatistics.BandwidthMonitor;
import hypervisor.source.libvirt.domain.DomainStatistics.CacheMonitor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What processors count for guests where somebody had libvirt watch them: perf events, caches, memory traffic.
final class NativeGuestCountMetrics {
    /// The one perf event that is a size and not a count.
    private static final String CACHE_OCCUPANCY = "cmt";

    private record Bank(CacheMonitor monitor, int bank, long bytes) {}

    private static final View<DomainPart<Bank>> BANK = domains(NativeGuestCountMetrics::banks)
            .label("monitor", row -> row.part().monitor().name())
            .label("bank", row -> Integer.toString(row.part().bank()));

    private static final View<DomainPart<BandwidthMonitor>> BANDWIDTH = domains(
                    domain -> domain.statistics().memoryBandwidth())
            .label("monitor", row -> row.part().name())
            .label("cell", row -> Integer.toString(row.part().node()));

    static final Vocabulary WORDS = Vocabulary.about("what processors count for guests")
            .counter(
                    "hypervisor_guest_perf_events_total",
                    "Perf events that were enabled for the guest (perf.NAME): counts; nanoseconds for cpu_clock and "
                            + "task_clock; bytes for mbmt and mbml.",
                    domains(domain -> perf(domain, event -> !event.equals(CACHE_OCCUPANCY)))
                            .label("event", row -> row.part().getKey())
                            .gives(row -> row.part().getValue()))
            .gauge(
                    "hypervisor_guest_perf_cache_occupancy_bytes",
                    "Cache that the guest fills, by a perf event (perf.cmt).",
                    domains(domain -> perf(domain, CACHE_OCCUPANCY::equals))
                            .gives(row -> row.part().getValue()))
            .gauge(
                    "hypervisor_guest_cpu_cache_occupancy_bytes",
                    "Last-level cache that the virtual processors of a monitor of resctrl fill.",
                    BANK.gives(row -> row.part().bytes()))
            .counter(
                    "hypervisor_guest_memory_bandwidth_bytes_total",
                    "Memory traffic of a resctrl monitor's virtual processors that a NUMA node's controller saw.",
                    BANDWIDTH.gives(row -> row.part().bytesTotal()))
            .counter(
                    "hypervisor_guest_memory_bandwidth_local_bytes_total",
                    "Part of hypervisor_guest_memory_bandwidth_bytes_total to the processors' own NUMA node.",
                    BANDWIDTH.gives(row -> row.part().bytesLocal()))
            .build();

    private NativeGuestCountMetrics() {}

    private static Collection<Map.Entry<String, Number>> perf(Domain domain, Predicate<String> wanted) {
        return domain.statistics().perf().isEmpty()
                ? List.of()
                : new TreeMap<>(domain.statistics().perf())
                        .entrySet().stream()
                                .filter(event -> wanted.test(event.getKey()))
                                .toList();
    }

    private static List<Bank> banks(Domain domain) {
        var cpu = domain.statistics().cpu();
        return cpu == null
                ? List.of()
                : cpu.cacheMonitors().stream()
                        .flatMap(monitor -> new TreeMap<>(monitor.bytes())
                                .entrySet().stream().map(bank -> new Bank(monitor, bank.getKey(), bank.getValue())))
                        .toList();
    }
}

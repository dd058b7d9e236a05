package hypervisor.dialect;

import hypervisor.metric.Metric.Value;
import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.ZfsFacts;
import hypervisor.source.zfs.kstat.NamedKstat;
import hypervisor.source.zfs.kstat.ZfsKstats;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What pve-exporter says of the ZFS cache of the machine it runs on, in both generations.
final class PveArcMetrics {
    private PveArcMetrics() {}

    static List<MetricSet<?, ?>> sets(DialectOptions options) {
        return options.upstream() ? List.of(current(options)) : List.of(current(options), first(options));
    }

    private static MetricSet<ZfsKstats, NamedKstat> current(DialectOptions options) {
        return MetricSet.of(ZfsFacts.KSTATS, PveArcMetrics::arc)
                .label("node", _ -> options.node())
                .gauge("pve_zfs_arc_size_bytes", "Size of the ZFS cache (ARC) in memory.", row("size"))
                .gauge("pve_zfs_arc_min_size_bytes", "The least that the ARC is to be.", row("c_min"))
                .gauge("pve_zfs_arc_max_size_bytes", "The most that the ARC is to be.", row("c_max"))
                .counter("pve_zfs_arc_hits_total", "How often the ARC had what was read.", row("hits"))
                .counter("pve_zfs_arc_misses_total", "How often the ARC did not have what was read.", row("misses"))
                .gauge(
                        "pve_zfs_arc_hit_ratio_percent",
                        "Hits of all reads since the kernel module was loaded, in percent.",
                        PveArcMetrics::hitPercent)
                .gauge("pve_zfs_arc_target_size_bytes", "The size that the ARC strives for.", row("c"))
                .counter(
                        "pve_zfs_arc_l2_hits_total",
                        "How often the second-level ARC had what was read.",
                        row("l2_hits"))
                .counter(
                        "pve_zfs_arc_l2_misses_total",
                        "How often the second-level ARC did not have what was read.",
                        row("l2_misses"))
                .gauge("pve_zfs_arc_l2_size_bytes", "What the second-level ARC holds, uncompressed.", row("l2_size"))
                .gauge(
                        "pve_zfs_arc_l2_header_size_bytes",
                        "Memory that the second-level ARC takes of the ARC.",
                        row("l2_hdr_size"))
                .build();
    }

    // Quirk: counters are gauges here.
    private static MetricSet<ZfsKstats, NamedKstat> first(DialectOptions options) {
        return MetricSet.of(ZfsFacts.KSTATS, PveArcMetrics::arc)
                .gauge("zfs_arc_size_bytes", "Size of the ZFS cache (ARC) in memory.", row("size"))
                .gauge("zfs_arc_c_max_bytes", "The most that the ARC is to be.", row("c_max"))
                .gauge("zfs_arc_c_min_bytes", "The least that the ARC is to be.", row("c_min"))
                .gauge("zfs_arc_c_bytes", "The size that the ARC strives for.", row("c"))
                .gauge(
                        "zfs_arc_p_bytes",
                        "The size that the ARC strives for of what was used once; absent since OpenZFS 2.2.",
                        row("p"))
                .gauge("zfs_arc_hits_total", "How often the ARC had what was read.", row("hits"))
                .gauge("zfs_arc_misses_total", "How often the ARC did not have what was read.", row("misses"))
                // Quirk: there is no row of that name in any version, so the original never had it; c is meant.
                .gauge(
                        "zfs_arc_target_size_bytes",
                        "The size that the ARC strives for.",
                        row(options.exact() ? "target_size" : "c"))
                .gauge("zfs_arc_mru_size_bytes", "What the ARC holds that was used once.", row("mru_size"))
                .gauge("zfs_arc_mfu_size_bytes", "What the ARC holds that was used more often.", row("mfu_size"))
                .gauge(
                        "zfs_arc_mru_ghost_size_bytes",
                        "Size of what was used once and is remembered only.",
                        row("mru_ghost_size"))
                .gauge(
                        "zfs_arc_mfu_ghost_size_bytes",
                        "Size of what was used more often and is remembered only.",
                        row("mfu_ghost_size"))
                .gauge("zfs_arc_data_size_bytes", "What the ARC holds of files and volumes.", row("data_size"))
                .gauge("zfs_arc_metadata_size_bytes", "What the ARC holds of metadata.", row("metadata_size"))
                .gauge(
                        "zfs_arc_evict_skip_total",
                        "How often something in use was passed over when room was made.",
                        row("evict_skip"))
                .gauge(
                        "zfs_arc_memory_throttle_count_total",
                        "How often writing was slowed because memory was short.",
                        row("memory_throttle_count"))
                .build();
    }

    private static Stream<NamedKstat> arc(ZfsKstats kstats) {
        return Stream.ofNullable(kstats.global("arcstats"));
    }

    private static Value<NamedKstat> row(String name) {
        return arc -> arc.number(name);
    }

    private static @Nullable Double hitPercent(NamedKstat arc) {
        Double hits = arc.number("hits");
        Double misses = arc.number("misses");
        return hits == null || misses == null || hits + misses == 0
                ? null
                : Double.valueOf(hits / (hits + misses) * 100);
    }
}

package hypervisor.dialect;

import static hypervisor.dialect.ZfsRows.global;
import static hypervisor.dialect.ZfsRows.partRow;
import static hypervisor.dialect.ZfsRows.row;
import static hypervisor.source.zfs.ZfsFacts.KSTATS;

import hypervisor.dialect.ZfsRows.Part;
import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.kstat.NamedKstat;
import hypervisor.source.zfs.kstat.ZfsKstats;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The cache that ZFS keeps in memory (ARC), and its second level on disks (L2ARC): `/proc/spl/kstat/zfs/arcstats`.
final class HostZfsArcMetrics {
    private static final MetricSet<ZfsKstats, NamedKstat> SIZES = MetricSet.of(KSTATS, global("arcstats"))
            .gauge("hypervisor_zfs_arc_size_bytes", "Memory that the ARC takes (size).", row("size"))
            .gauge("hypervisor_zfs_arc_target_bytes", "The size that the ARC strives for (c).", row("c"))
            .gauge("hypervisor_zfs_arc_min_bytes", "The least that its target may be (c_min).", row("c_min"))
            .gauge("hypervisor_zfs_arc_max_bytes", "The most that its target may be (c_max).", row("c_max"))
            .gauge("hypervisor_zfs_arc_data_bytes", "What of it holds files and volumes.", row("data_size"))
            .gauge("hypervisor_zfs_arc_metadata_bytes", "What of it holds metadata.", row("metadata_size"))
            .gauge("hypervisor_zfs_arc_header_bytes", "What of it holds its own headers.", row("hdr_size"))
            .gauge("hypervisor_zfs_arc_dbuf_bytes", "What of it describes buffers in use.", row("dbuf_size"))
            .gauge("hypervisor_zfs_arc_dnode_bytes", "What of it describes files in use.", row("dnode_size"))
            .gauge(
                    "hypervisor_zfs_arc_compressed_bytes",
                    "What it holds compressed as on disk, in the size that has.",
                    row("compressed_size"))
            .gauge(
                    "hypervisor_zfs_arc_uncompressed_bytes",
                    "The same in the size it has uncompressed.",
                    row("uncompressed_size"))
            .gauge(
                    "hypervisor_zfs_arc_overhead_bytes",
                    "What it holds uncompressed besides, since it is in use.",
                    row("overhead_size"))
            .build();

    private static final MetricSet<ZfsKstats, NamedKstat> USE = MetricSet.of(KSTATS, global("arcstats"))
            .counter("hypervisor_zfs_arc_hits_total", "Reads of blocks that the ARC had.", row("hits"))
            .counter(
                    "hypervisor_zfs_arc_io_hits_total",
                    "Reads of blocks that were on their way from disk already; since OpenZFS 2.2.",
                    row("iohits"))
            .counter("hypervisor_zfs_arc_misses_total", "Reads of blocks that it had to get.", row("misses"))
            .counter("hypervisor_zfs_arc_evictions_total", "Blocks that were put out of it (deleted).", row("deleted"))
            .counter(
                    "hypervisor_zfs_arc_eviction_skips_total",
                    "Blocks that were passed over when room was made, since they were in use.",
                    row("evict_skip"))
            .counter(
                    "hypervisor_zfs_arc_eviction_shortfalls_total",
                    "How often less room could be made than was wanted.",
                    row("evict_not_enough"))
            .gauge("hypervisor_zfs_arc_hash_elements", "Blocks that it knows of.", row("hash_elements"))
            .counter(
                    "hypervisor_zfs_arc_hash_collisions_total",
                    "Blocks that met another at their place in its table.",
                    row("hash_collisions"))
            .build();

    private static final MetricSet<ZfsKstats, NamedKstat> MEMORY = MetricSet.of(KSTATS, global("arcstats"))
            .counter(
                    "hypervisor_zfs_arc_memory_throttles_total",
                    "How often writing had to wait because memory was short.",
                    row("memory_throttle_count"))
            .counter(
                    "hypervisor_zfs_arc_memory_reclaims_total",
                    "How often the kernel asked the ARC to shrink, while something waited for memory.",
                    row("memory_direct_count"))
            .counter(
                    "hypervisor_zfs_arc_memory_background_reclaims_total",
                    "How often the kernel asked the ARC to shrink, in the background.",
                    row("memory_indirect_count"))
            .gauge(
                    "hypervisor_zfs_arc_memory_available_bytes",
                    "Memory that the ARC may still take; below 0 it has to give some back.",
                    row("memory_available_bytes"))
            .gauge("hypervisor_zfs_arc_memory_bytes", "All memory, as the ARC reckons.", row("memory_all_bytes"))
            .gauge("hypervisor_zfs_arc_memory_free_bytes", "Free memory, as the ARC reckons.", row("memory_free_bytes"))
            .gauge(
                    "hypervisor_zfs_arc_memory_needed_bytes",
                    "What the kernel wants back of the ARC now.",
                    row("arc_need_free"))
            .gauge(
                    "hypervisor_zfs_arc_memory_reserve_bytes",
                    "What the ARC leaves free for all else.",
                    row("arc_sys_free"))
            .gauge("hypervisor_zfs_arc_no_growth", "Whether the ARC may not grow now.", row("arc_no_grow"))
            .build();

    private static final MetricSet<ZfsKstats, Part> ACCESSES = MetricSet.of(
                    KSTATS, parts("demand_data", "demand_metadata", "prefetch_data", "prefetch_metadata"))
            .label("access", part -> part.of().substring(0, part.of().indexOf('_')))
            .label("content", part -> part.of().substring(part.of().indexOf('_') + 1))
            .counter(
                    "hypervisor_zfs_arc_access_hits_total",
                    "Hits by what was read and whether somebody asked for it or it was read ahead.",
                    partRow("_hits"))
            .counter(
                    "hypervisor_zfs_arc_access_io_hits_total",
                    "Reads of blocks on their way already, by the same; since OpenZFS 2.2.",
                    partRow("_iohits"))
            .counter("hypervisor_zfs_arc_access_misses_total", "Misses by the same.", partRow("_misses"))
            .build();

    private static final MetricSet<ZfsKstats, Part> LISTS = MetricSet.of(
                    KSTATS, parts("mru", "mfu", "mru_ghost", "mfu_ghost", "anon", "uncached"))
            .label("list", Part::of)
            .gauge(
                    "hypervisor_zfs_arc_list_size_bytes",
                    "Blocks by list: used once lately (mru), more often (mfu), only remembered (ghost), not written yet"
                            + " (anon), not to be kept (uncached).",
                    partRow("_size"))
            .counter("hypervisor_zfs_arc_list_hits_total", "Hits by list, as above.", partRow("_hits"))
            .build();

    private static final MetricSet<ZfsKstats, NamedKstat> SECOND_LEVEL = MetricSet.of(KSTATS, global("arcstats"))
            .gauge("hypervisor_zfs_l2arc_size_bytes", "What the L2ARC holds, uncompressed.", row("l2_size"))
            .gauge("hypervisor_zfs_l2arc_allocated_bytes", "What that takes on its disks.", row("l2_asize"))
            .gauge("hypervisor_zfs_l2arc_header_bytes", "What that takes of the ARC's memory.", row("l2_hdr_size"))
            .counter("hypervisor_zfs_l2arc_hits_total", "Misses of the ARC that the L2ARC had.", row("l2_hits"))
            .counter(
                    "hypervisor_zfs_l2arc_misses_total",
                    "Misses of the ARC that it did not have; counted only where there is one.",
                    row("l2_misses"))
            .counter("hypervisor_zfs_l2arc_read_bytes_total", "What was read from it.", row("l2_read_bytes"))
            .counter("hypervisor_zfs_l2arc_written_bytes_total", "What was written to it.", row("l2_write_bytes"))
            .counter("hypervisor_zfs_l2arc_feeds_total", "How often it was filled.", row("l2_feeds"))
            .counter("hypervisor_zfs_l2arc_write_errors_total", "Writes to it that failed.", row("l2_writes_error"))
            .counter("hypervisor_zfs_l2arc_read_errors_total", "Reads from it that failed.", row("l2_io_error"))
            .counter(
                    "hypervisor_zfs_l2arc_checksum_errors_total",
                    "Reads from it whose checksum was wrong.",
                    row("l2_cksum_bad"))
            .counter(
                    "hypervisor_zfs_l2arc_low_memory_aborts_total",
                    "How often it was not filled because memory was short.",
                    row("l2_abort_lowmem"))
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(SIZES, USE, MEMORY, ACCESSES, LISTS, SECOND_LEVEL);

    private HostZfsArcMetrics() {}

    private static Function<ZfsKstats, Stream<Part>> parts(String... parts) {
        return kstats ->
                global("arcstats").apply(kstats).flatMap(arc -> Stream.of(parts).map(part -> new Part("", part, arc)));
    }
}

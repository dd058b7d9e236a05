package hypervisor.dialect;

import static hypervisor.source.zfs.ZfsFacts.KSTATS;

import hypervisor.dialect.ZfsRows.Row;
import hypervisor.metric.Metric.Value;
import hypervisor.metric.MetricSet;
import hypervisor.source.zfs.kstat.NamedKstat;
import hypervisor.source.zfs.kstat.ZfsKstats;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Deduplication tables and threads of the kernel module, and all its files that have no family of their own.
final class HostZfsOtherKstatMetrics {
    private static final String DDT = "ddt_stats_";

    /// With families of their own.
    private static final Set<String> KNOWN = Set.of("arcstats", "zil", "dmu_tx");

    private static final Set<String> KNOWN_OF_POOLS = Set.of("io", "iostats", "dmu_tx_assign");

    private static final MetricSet<ZfsKstats, Row> LOOKUPS = MetricSet.of(
                    KSTATS, (ZfsKstats kstats) -> ddts(kstats).filter(row -> isLookup(row.name())))
            .label("pool", Row::pool)
            .label("checksum", HostZfsOtherKstatMetrics::checksum)
            .label(
                    "result",
                    row -> row.name().equals("lookup") ? "all" : row.name().substring("lookup_".length()))
            .counter(
                    "hypervisor_zfs_pool_ddt_lookups_total",
                    "Searches of the deduplication table by what was found and where; result all is all of them; since"
                            + " OpenZFS 2.3.",
                    Row::value)
            .build();

    private static final MetricSet<ZfsKstats, Row> DDT_LOG = MetricSet.of(
                    KSTATS, (ZfsKstats kstats) -> ddts(kstats).filter(row -> isLog(row.name())))
            .label("pool", Row::pool)
            .label("checksum", HostZfsOtherKstatMetrics::checksum)
            .label(
                    "log",
                    row -> row.name().substring("log_".length(), row.name().length() - "_entries".length()))
            .gauge(
                    "hypervisor_zfs_pool_ddt_log_entries",
                    "Entries in the two logs of the deduplication table, which are not in the table yet; since"
                            + " OpenZFS 2.3.",
                    Row::value)
            .build();

    private static final MetricSet<ZfsKstats, Map.Entry<String, NamedKstat>> TASK_QUEUES = MetricSet.of(
                    KSTATS, (ZfsKstats kstats) -> kstats.taskQueues().entrySet().stream())
            .label("taskq", Map.Entry::getKey)
            .gauge("hypervisor_zfs_taskq_threads", "Threads of the queue.", queue("threads_total"))
            .gauge("hypervisor_zfs_taskq_threads_active", "Threads that have work.", queue("threads_active"))
            .gauge("hypervisor_zfs_taskq_threads_max", "How many threads it may have.", queue("threads_max"))
            .gauge("hypervisor_zfs_taskq_tasks", "Tasks waiting for a thread.", queue("tasks_pending"))
            .counter("hypervisor_zfs_taskq_executed_total", "Tasks that were done.", queue("tasks_executed"))
            .build();

    private static final MetricSet<ZfsKstats, Row> OTHERS = MetricSet.of(KSTATS, HostZfsOtherKstatMetrics::others)
            .label("kstat", Row::file)
            .label("row", Row::name)
            .untyped(
                    "hypervisor_zfs_kstat",
                    "Rows of files in /proc/spl/kstat/zfs that have no family of their own, as the kernel module has"
                            + " them.",
                    Row::value)
            .build();

    private static final MetricSet<ZfsKstats, Row> OTHERS_OF_POOLS = MetricSet.of(
                    KSTATS, HostZfsOtherKstatMetrics::othersOfPools)
            .label("pool", Row::pool)
            .label("kstat", Row::file)
            .label("row", Row::name)
            .untyped(
                    "hypervisor_zfs_pool_kstat",
                    "Rows of files of a pool in /proc/spl/kstat/zfs that have no family of their own, as the kernel"
                            + " module has them.",
                    Row::value)
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(LOOKUPS, DDT_LOG, TASK_QUEUES, OTHERS, OTHERS_OF_POOLS);

    private HostZfsOtherKstatMetrics() {}

    private static Stream<Row> ofPools(ZfsKstats kstats) {
        return kstats.pools().stream()
                .flatMap(pool -> pool.named().entrySet().stream()
                        .flatMap(file -> ZfsRows.rows(pool.pool(), file.getKey(), file.getValue())));
    }

    private static Stream<Row> ddts(ZfsKstats kstats) {
        return ofPools(kstats).filter(row -> row.file().startsWith(DDT));
    }

    private static boolean isLookup(String row) {
        return row.equals("lookup") || row.startsWith("lookup_");
    }

    private static boolean isLog(String row) {
        return row.startsWith("log_") && row.endsWith("_entries") && row.length() > "log__entries".length();
    }

    private static String checksum(Row row) {
        return row.file().substring(DDT.length());
    }

    private static Value<Map.Entry<String, NamedKstat>> queue(String row) {
        return queue -> queue.getValue().number(row);
    }

    private static Stream<Row> others(ZfsKstats kstats) {
        return kstats.global().entrySet().stream()
                .filter(file -> !KNOWN.contains(file.getKey()))
                .flatMap(file -> ZfsRows.rows("", file.getKey(), file.getValue()));
    }

    private static Stream<Row> othersOfPools(ZfsKstats kstats) {
        return ofPools(kstats)
                .filter(row -> !KNOWN_OF_POOLS.contains(row.file()))
                .filter(row -> !row.file().startsWith(DDT) || !(isLookup(row.name()) || isLog(row.name())));
    }
}

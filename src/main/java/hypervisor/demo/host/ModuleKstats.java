package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the ZFS kernel module counts for all pools together.
final class ModuleKstats {
    private ModuleKstats() {}

    static Map<String, String> at(DemoMoment moment) {
        Map<String, String> files = new LinkedHashMap<>();
        put(files, "arcstats", CacheKstat.of(moment));
        put(files, "zil", log(moment));
        put(files, "dmu_tx", transactions(moment));
        put(
                files,
                "zfetchstats",
                new KstatText(moment)
                        .counted("hits", 900)
                        .counted("misses", 1200)
                        .counted("max_streams", 700)
                        .counted("io_issued", 80));
        put(
                files,
                "abdstats",
                new KstatText(moment)
                        .with("struct_size", moment.gauge(9e6, 1e6, 1))
                        .with("linear_cnt", moment.gauge(9_000, 900, 2))
                        .with("linear_data_size", moment.gauge(4e7, 4e6, 2))
                        .with("scatter_cnt", moment.gauge(300_000, 9_000, 3))
                        .with("scatter_data_size", moment.gauge(2.2e10, 1e9, 3)));
        put(
                files,
                "dbufstats",
                new KstatText(moment)
                        .with("cache_count", moment.gauge(4_000, 400, 4))
                        .with("cache_size_bytes", moment.gauge(6e8, 5e7, 4))
                        .counted("hash_hits", 21_000)
                        .counted("hash_misses", 700));
        put(files, "dnodestats", new KstatText(moment).counted("dnode_hold_alloc_hits", 1_500));
        put(files, "fm", new KstatText(moment).with("erpt-dropped", 0).with("erpt-set-failed", 0));
        return files;
    }

    private static void put(Map<String, String> files, String name, KstatText text) {
        files.put("proc/spl/kstat/zfs/" + name, text.toString());
    }

    private static KstatText log(DemoMoment moment) {
        return new KstatText(moment)
                .counted("zil_commit_count", 60)
                .counted("zil_commit_writer_count", 58)
                .counted("zil_itx_count", 240)
                .counted("zil_itx_indirect_count", 40)
                .counted("zil_itx_indirect_bytes", 5_000_000)
                .counted("zil_itx_copied_count", 30)
                .counted("zil_itx_copied_bytes", 240_000)
                .counted("zil_itx_needcopy_count", 170)
                .counted("zil_itx_needcopy_bytes", 2_400_000)
                .counted("zil_itx_metaslab_normal_count", 70)
                .counted("zil_itx_metaslab_normal_bytes", 2_700_000)
                .counted("zil_itx_metaslab_slog_count", 0)
                .counted("zil_itx_metaslab_slog_bytes", 0);
    }

    private static KstatText transactions(DemoMoment moment) {
        return new KstatText(moment)
                .counted("dmu_tx_assigned", 310)
                .counted("dmu_tx_delay", 0)
                .counted("dmu_tx_error", 0)
                .counted("dmu_tx_suspended", 0)
                .counted("dmu_tx_group", 0.01)
                .counted("dmu_tx_memory_reserve", 0)
                .counted("dmu_tx_memory_reclaim", 0)
                .counted("dmu_tx_dirty_throttle", 0)
                .counted("dmu_tx_dirty_delay", 0.2)
                .counted("dmu_tx_dirty_over_max", 0.01)
                .counted("dmu_tx_quota", 0);
    }
}

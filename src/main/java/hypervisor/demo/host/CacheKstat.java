package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;
import hypervisor.demo.proxmox.MadeNode;

/// `arcstats`: the cache of ZFS in memory.
final class CacheKstat {
    private CacheKstat() {}

    static KstatText of(DemoMoment moment) {
        var text = new KstatText(moment);
        reads(text);
        sizes(text, moment);
        return text.counted("memory_throttle_count", 0)
                .counted("memory_direct_count", 0)
                .counted("memory_indirect_count", 0.001)
                .with("memory_all_bytes", MadeNode.MEMORY)
                .with("memory_free_bytes", moment.gauge(60e9, 6e9, 5))
                .with("arc_no_grow", 0)
                .with("arc_tempreserve", 0)
                .counted("arc_prune", 0.001)
                .with("arc_meta_used", moment.gauge(4e9, 4e8, 2))
                .with("arc_need_free", 0)
                .with("arc_sys_free", MadeNode.MEMORY / 32)
                .counted("predictive_prefetch", 280)
                .counted("demand_hit_predictive_prefetch", 90);
    }

    private static void reads(KstatText text) {
        text.counted("hits", 9_000)
                .counted("iohits", 20)
                .counted("misses", 400)
                .counted("demand_data_hits", 4_000)
                .counted("demand_data_iohits", 8)
                .counted("demand_data_misses", 150)
                .counted("demand_metadata_hits", 4_700)
                .counted("demand_metadata_iohits", 2)
                .counted("demand_metadata_misses", 40)
                .counted("prefetch_data_hits", 200)
                .counted("prefetch_data_iohits", 9)
                .counted("prefetch_data_misses", 190)
                .counted("prefetch_metadata_hits", 100)
                .counted("prefetch_metadata_iohits", 1)
                .counted("prefetch_metadata_misses", 20)
                .counted("mru_hits", 2_100)
                .counted("mru_ghost_hits", 3)
                .counted("mfu_hits", 6_900)
                .counted("mfu_ghost_hits", 5)
                .counted("deleted", 320)
                .counted("mutex_miss", 0.1)
                .counted("access_skip", 0.02)
                .counted("evict_skip", 2)
                .counted("evict_not_enough", 0.01)
                .counted("evict_l2_cached", 0)
                .counted("evict_l2_eligible", 30_000_000)
                .counted("evict_l2_ineligible", 2_000_000)
                .counted("hash_collisions", 60);
    }

    private static void sizes(KstatText text, DemoMoment moment) {
        long size = moment.gauge(26e9, 3e9, 2);
        text.with("hash_elements", moment.gauge(600_000, 40_000, 2))
                .with("hash_elements_max", 660_000)
                .with("c", 28L * MadeNode.GIB)
                .with("c_min", 8L * MadeNode.GIB)
                .with("c_max", 32L * MadeNode.GIB)
                .with("size", size)
                .with("compressed_size", size * 8 / 10)
                .with("uncompressed_size", size * 13 / 10)
                .with("overhead_size", size / 10)
                .with("hdr_size", size / 100)
                .with("data_size", size * 7 / 10)
                .with("metadata_size", size / 10)
                .with("dbuf_size", size / 200)
                .with("dnode_size", size / 100)
                .with("bonus_size", size / 400)
                .with("anon_size", size / 1000)
                .with("mru_size", size * 3 / 10)
                .with("mru_ghost_size", size / 20)
                .with("mfu_size", size * 6 / 10)
                .with("mfu_ghost_size", size / 30)
                .counted("l2_hits", 0)
                .counted("l2_misses", 0)
                .with("l2_size", 0)
                .with("l2_asize", 0);
    }
}

package hypervisor.real;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The checks of the dialects `libvirt_exporter` and `libvirt_nova_exporter`: running domains only.
final class StandInChecks {
    private static final double KIB = 1024;
    private static final double NANOSECOND = 1e-9;

    static final Set<String> UNTOLD = Set.of(
            "libvirt_up", "libvirt_domain_info_cpu_usage" // what came since the scrape before
            );

    private StandInChecks() {}

    static Map<String, Checks.Check> libvirtExporter() {
        var checks = new Checks();
        checks.of(host -> VirshRows.one(
                        Map.of(), Map.of("count", String.valueOf(host.running().count()))))
                .is("libvirt_domains_number", "count");
        checks.of(VirshHost::running)
                .is("libvirt_domain_state_code", "state.state")
                .is("libvirt_domain_info_maximum_memory_bytes", "balloon.maximum", KIB)
                .is("libvirt_domain_info_memory_usage_bytes", "balloon.current", KIB)
                .is("libvirt_domain_info_virtual_cpus", "vcpu.current")
                .is("libvirt_domain_info_cpu_time_seconds_total", "cpu.time", NANOSECOND);
        checks.of(VirshRows::fixedBlocks)
                .is("libvirt_domain_block_stats_read_bytes_total", "rd.bytes")
                .is("libvirt_domain_block_stats_read_requests_total", "rd.reqs")
                .is("libvirt_domain_block_stats_write_bytes_total", "wr.bytes")
                .is("libvirt_domain_block_stats_write_requests_total", "wr.reqs")
                .is("libvirt_domain_block_stats_read_seconds_total", "rd.times", NANOSECOND)
                .is("libvirt_domain_block_stats_write_seconds_total", "wr.times", NANOSECOND)
                .is("libvirt_domain_block_stats_flush_requests_total", "fl.reqs")
                .is("libvirt_domain_block_stats_flush_seconds_total", "fl.times", NANOSECOND)
                .is("libvirt_domain_block_stats_allocation", StandInChecks::allocated)
                .is("libvirt_domain_block_stats_capacity", "capacity")
                .is("libvirt_domain_block_stats_physicalsize", "physical");
        checks.of(VirshRows::nets);
        LibvirtChecks.counters(checks);
        checks.of(VirshHost::running);
        for (String key : Set.of("major_fault", "minor_fault", "unused", "available", "usable")) {
            checks.is("libvirt_domain_memory_stats_" + key, row -> orZero(row.number("balloon." + key)));
        }
        checks.is("libvirt_domain_memory_stats_actual_balloon", "balloon.current")
                .is("libvirt_domain_memory_stats_disk_cache", row -> orZero(row.number("balloon.disk_caches")))
                .isAbout("libvirt_domain_memory_stats_rss", row -> row.number("balloon.rss"), 0.2);
        return checks.all();
    }

    static Map<String, Checks.Check> nova() {
        var checks = new Checks();
        checks.of(host -> nova(host.running()))
                .is("libvirt_nova_instance_cpu_time_total", "cpu.time")
                .is("libvirt_nova_instance_total_vcpu", "vcpu.maximum")
                .is("libvirt_nova_instance_vcpu_count", "vcpu.maximum")
                // no guest here has a balloon driver that tells anything
                .is("libvirt_nova_instance_memory_used_kb", _ -> 0.0)
                .is("libvirt_nova_instance_memory_cache_used_kb", _ -> 0.0)
                .is("libvirt_nova_instance_memory_alloc_kb", row -> orZero(row.number("balloon.available")));
        checks.of(host -> nova(VirshRows.nets(host)))
                .is("libvirt_nova_instance_rxbytes", "rx.bytes")
                .is("libvirt_nova_instance_txbytes", "tx.bytes");
        checks.of(host -> nova(VirshRows.everyBlock(host)))
                .is("libvirt_nova_instance_rdbytes", "rd.bytes")
                .is("libvirt_nova_instance_wrbytes", "wr.bytes")
                .is("libvirt_nova_instance_rdreq", "rd.reqs")
                .is("libvirt_nova_instance_wrreq", "wr.reqs");
        return checks.all();
    }

    private static Stream<Row> nova(Stream<Row> rows) {
        return rows.filter(row -> !row.labels().getOrDefault("novaname", "").isEmpty());
    }

    /// As `virsh domblkinfo` tells it.
    private static @Nullable Double allocated(Row row) {
        return row.number("info.Allocation");
    }

    private static Double orZero(@Nullable Double value) {
        return value == null ? 0.0 : value;
    }
}

package hypervisor.real;

import static hypervisor.real.Checks.flag;
import static hypervisor.real.Checks.times;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The checks of the dialect `libvirt`'s domains.
final class LibvirtChecks {
    private static final double KIB = 1024;
    private static final double MIB = 1024 * 1024;
    private static final double NANOSECOND = 1e-9;

    /// Of these virsh says nothing.
    static final Set<String> UNTOLD = Set.of(
            "libvirt_up",
            "libvirt_connection_info", // the URI that we were given
            "libvirt_connection_read_only",
            "libvirt_connection_unanswered_calls",
            "libvirt_connection_opens_total",
            "libvirt_connection_calls_total",
            "libvirt_connection_failed_calls_total",
            "libvirt_domain_events_total", // a count of what this connection was told
            "libvirt_domain_timed_out",
            "libvirt_domain_monitor_state",
            "libvirt_storage_pool_timed_out",
            // no guest here has an agent, nor any network a DHCP server
            "libvirt_domain_guest_agent_up",
            "libvirt_domain_guest_users",
            "libvirt_domain_guest_timezone_offset_seconds",
            "libvirt_domain_guest_hostname_info",
            "libvirt_domain_guest_os_info",
            "libvirt_domain_guest_filesystem_size_bytes",
            "libvirt_domain_guest_filesystem_used_bytes",
            "libvirt_domain_guest_filesystem_info",
            "libvirt_domain_guest_address_info",
            "libvirt_network_dhcp_leases",
            "libvirt_network_dhcp_lease_info",
            "libvirt_network_dhcp_lease_expiry_timestamp_seconds",
            // this host has no resctrl
            "libvirt_domain_cpu_cache_occupancy_bytes",
            "libvirt_domain_memory_bandwidth_local_bytes_total",
            "libvirt_domain_memory_bandwidth_bytes_total");

    private LibvirtChecks() {}

    static Map<String, Checks.Check> all() {
        var checks = new Checks();
        domains(checks);
        memory(checks);
        processors(checks);
        disks(checks);
        limits(checks);
        interfaces(checks);
        jobs(checks);
        HostChecks.add(checks);
        return checks.all();
    }

    private static void domains(Checks checks) {
        checks.of(host -> VirshRows.one(
                        Map.of(), Map.of("count", String.valueOf(host.domains().count()))))
                .is("libvirt_domains", "count");
        checks.of(VirshHost::domains)
                .is("libvirt_domain_active", row -> VirshHost.isRunning(row) ? 1.0 : 0.0)
                .is("libvirt_domain_persistent", row -> flag(row, "dominfo.Persistent", "yes"))
                .is("libvirt_domain_autostart", row -> flag(row, "dominfo.Autostart", "enable"))
                .is("libvirt_domain_managed_save", row -> flag(row, "dominfo.Managed save", "yes"))
                .is("libvirt_domain_info_vstate", "state.state")
                .is("libvirt_domain_state_reason", "state.reason")
                .is("libvirt_domain_snapshots", "snapshots")
                .is("libvirt_domain_checkpoints", "checkpoints")
                .info("libvirt_domain_info")
                .info("libvirt_domain_info_meta")
                .info("libvirt_domain_openstack_info");
        checks.of(host -> host.domains().map(row -> row.with(Map.of("state_desc", sentence(row)))))
                .is("libvirt_domain_info_state", "state.state");
        checks.of(host -> withText(host, "title", "string(title)"))
                .info("libvirt_domain_title_info")
                .info("libvirt_domain_metadata_info");
        checks.of(host -> withText(host, "created", "string(metadata/*/*[local-name()='creationTime'])"))
                .is(
                        "libvirt_domain_openstack_creation_timestamp_seconds",
                        row -> seconds(row.labels().getOrDefault("created", "")));
    }

    /// The domains where the XPath finds something.
    private static Stream<Row> withText(VirshHost host, String label, String xpath) {
        return host.domains().flatMap(row -> {
            String text =
                    host.definition(row.labels().getOrDefault("domain", "")).text(xpath);
            return text.isEmpty()
                    ? Stream.empty()
                    : Stream.of(row.with(Map.of(label, text, "key", label, "value", text)));
        });
    }

    private static String sentence(Row row) {
        return switch (row.told().getOrDefault("dominfo.State", "")) {
            case "running" -> "the domain is running";
            case "paused" -> "the domain is paused by user";
            case "shut off" -> "the domain is shut off";
            case String other -> other;
        };
    }

    private static double seconds(String text) {
        return LocalDateTime.parse(text, DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"))
                .toEpochSecond(ZoneOffset.UTC);
    }

    private static void memory(Checks checks) {
        checks.of(VirshHost::domains)
                .is("libvirt_domain_info_maximum_memory_bytes", "balloon.maximum", KIB)
                .is("libvirt_domain_info_memory_usage_bytes", "balloon.current", KIB);
        checks.of(VirshHost::running)
                .is("libvirt_domain_memory_stats_actual_balloon_bytes", "balloon.current", KIB)
                .is("libvirt_domain_memory_stats_current_balloon_bytes", "balloon.current", KIB)
                .is("libvirt_domain_memory_stats_maximum_bytes", "balloon.maximum", KIB)
                .is("libvirt_domain_memory_stats_swap_in_bytes", "balloon.swap_in", KIB)
                .is("libvirt_domain_memory_stats_swap_out_bytes", "balloon.swap_out", KIB)
                .is("libvirt_domain_memory_stats_major_fault_total", "balloon.major_fault")
                .is("libvirt_domain_memory_stats_minor_fault_total", "balloon.minor_fault")
                .is("libvirt_domain_memory_stats_unused_bytes", "balloon.unused", KIB)
                .is("libvirt_domain_memory_stats_available_bytes", "balloon.available", KIB)
                .is("libvirt_domain_memory_stats_usable_bytes", "balloon.usable", KIB)
                .isAbout("libvirt_domain_memory_stats_rss_bytes", row -> times(row.number("balloon.rss"), KIB), 0.2)
                .is("libvirt_domain_memory_stats_disk_cache_bytes", "balloon.disk_caches", KIB)
                .is("libvirt_domain_memory_stats_disk_caches_bytes", "balloon.disk_caches", KIB)
                .is("libvirt_domain_memory_stats_hugetlb_pgalloc_total", "balloon.hugetlb_pgalloc")
                .is("libvirt_domain_memory_stats_hugetlb_pgfail_total", "balloon.hugetlb_pgfail")
                .is(
                        "libvirt_domain_memory_stats_last_update_timestamp_seconds",
                        row -> "0".equals(row.told().get("balloon.last-update"))
                                ? null
                                : row.number("balloon.last-update"))
                .is("libvirt_domain_memory_stats_used_percent", _ -> null) // no guest here has a balloon driver
                .is("libvirt_domain_dirty_rate_status", "dirtyrate.calc_status")
                .is("libvirt_domain_dirty_rate_bytes_per_second", "dirtyrate.megabytes_per_second", MIB)
                .is("libvirt_domain_dirty_rate_period_seconds", row -> measured(row, "dirtyrate.calc_period"))
                .is("libvirt_domain_dirty_rate_start_seconds", row -> measured(row, "dirtyrate.calc_start_time"))
                .is("libvirt_domain_vcpu_dirty_rate_bytes_per_second", _ -> null); // needs KVM's dirty ring
    }

    private static @Nullable Double measured(Row row, String key) {
        return "0".equals(row.told().get("dirtyrate.calc_status")) ? null : row.number(key);
    }

    private static void processors(Checks checks) {
        checks.of(VirshHost::domains)
                .is("libvirt_domain_info_virtual_cpus", "vcpu.current")
                .is("libvirt_domain_vcpu_current", "vcpu.current")
                .is("libvirt_domain_vcpu_maximum", "vcpu.maximum");
        checks.of(VirshHost::running)
                .is("libvirt_domain_info_cpu_time_seconds_total", "cpu.time", NANOSECOND)
                .is("libvirt_domain_cpu_user_seconds_total", "cpu.user", NANOSECOND)
                .is("libvirt_domain_cpu_system_seconds_total", "cpu.system", NANOSECOND)
                .is("libvirt_domain_cpu_halt_poll_success_seconds_total", "cpu.haltpoll.success.time", NANOSECOND)
                .is("libvirt_domain_cpu_halt_poll_fail_seconds_total", "cpu.haltpoll.fail.time", NANOSECOND)
                .is("libvirt_domain_perf_cache_occupancy_bytes", "perf.cmt");
        checks.of(VirshRows::vcpus)
                .is("libvirt_domain_vcpu_state", "state")
                .is("libvirt_domain_vcpu_halted", row -> flag(row, "halted", "yes"))
                .is("libvirt_domain_vcpu_time_seconds_total", "time", NANOSECOND)
                .is("libvirt_domain_vcpu_wait_seconds_total", "wait", NANOSECOND)
                .is("libvirt_domain_vcpu_delay_seconds_total", "delay", NANOSECOND);
        checks.of(VirshRows::placements)
                .isAbout("libvirt_domain_vcpu_cpu", row -> row.number("CPU"), Double.POSITIVE_INFINITY);
        checks.of(VirshRows::ioThreads)
                .is("libvirt_domain_iothread_poll_max_seconds", "poll-max-ns", NANOSECOND)
                .is("libvirt_domain_iothread_poll_grow", "poll-grow")
                .is("libvirt_domain_iothread_poll_shrink", "poll-shrink");
        checks.of(host -> VirshRows.keys(host.running(), "perf\\.(?!cmt)(?<event>.*)"))
                .is("libvirt_domain_perf_events_total", "value");
        checks.of(host -> VirshRows.keys(host.running(), "vm\\.(?<stat>.*\\.sum)"))
                .is("libvirt_domain_kvm_stat_total", "value");
        checks.of(host -> VirshRows.keys(host.running(), "vm\\.(?<stat>.*\\.(cur|max))"))
                .is("libvirt_domain_kvm_stat_value", "value");
        checks.of(host -> VirshRows.keys(VirshRows.vcpus(host), "(?<stat>.*\\.sum)"))
                .is("libvirt_domain_vcpu_kvm_stat_total", "value");
        checks.of(host -> VirshRows.keys(VirshRows.vcpus(host), "(?<stat>.*\\.(cur|max))"))
                .is("libvirt_domain_vcpu_kvm_stat_value", "value");
    }

    private static void disks(Checks checks) {
        checks.of(VirshRows::disks)
                .info("libvirt_domain_block_meta")
                .info("libvirt_domain_block_stats_info")
                .info("libvirt_domain_block_device_info");
        checks.of(VirshRows::blocks)
                .is("libvirt_domain_block_stats_read_bytes_total", "rd.bytes")
                .is("libvirt_domain_block_stats_read_requests_total", "rd.reqs")
                .is("libvirt_domain_block_stats_read_time_seconds_total", "rd.times", NANOSECOND)
                .is("libvirt_domain_block_stats_write_bytes_total", "wr.bytes")
                .is("libvirt_domain_block_stats_write_requests_total", "wr.reqs")
                .is("libvirt_domain_block_stats_write_time_seconds_total", "wr.times", NANOSECOND)
                .is("libvirt_domain_block_stats_flush_requests_total", "fl.reqs")
                .is("libvirt_domain_block_stats_flush_time_seconds_total", "fl.times", NANOSECOND)
                .is("libvirt_domain_block_stats_errors_total", "errors")
                .is("libvirt_domain_block_stats_allocation", "allocation")
                .is("libvirt_domain_block_stats_capacity_bytes", "capacity")
                .is("libvirt_domain_block_stats_physicalsize_bytes", "physical")
                .is("libvirt_domain_block_stats_threshold_bytes", "threshold");
        checks.of(VirshRows::imagesBelow)
                .info("libvirt_domain_block_image_info")
                .is("libvirt_domain_block_image_allocation_bytes", "allocation")
                .is("libvirt_domain_block_image_capacity_bytes", "capacity")
                .is("libvirt_domain_block_image_physical_bytes", "physical");
    }

    private static void limits(Checks checks) {
        checks.of(VirshRows::limitedDisks).is("libvirt_domain_block_stats_size_iops_bytes", limit("size_iops_sec"));
        for (String what : List.of("total", "read", "write")) {
            String limit = "libvirt_domain_block_stats_limit_";
            checks.is(limit + what + "_bytes", limit(what + "_bytes_sec"))
                    .is(limit + what + "_requests", limit(what + "_iops_sec"))
                    .is(limit + "burst_" + what + "_bytes", limit(what + "_bytes_sec_max"))
                    .is(limit + "burst_" + what + "_requests", limit(what + "_iops_sec_max"))
                    .is(limit + "burst_" + what + "_bytes_length_seconds", limit(what + "_bytes_sec_max_length"))
                    .is(limit + "burst_length_" + what + "_requests_seconds", limit(what + "_iops_sec_max_length"));
        }
    }

    private static Checks.Value limit(String key) {
        return row -> Double.valueOf(row.told().getOrDefault("limit." + key, "0"));
    }

    private static void interfaces(Checks checks) {
        checks.of(host -> VirshRows.nics(host, "[source/@bridge or virtualport]"))
                .info("libvirt_domain_interface_meta");
        checks.of(host -> VirshRows.nics(host, "[target]")).info("libvirt_domain_interface_stats_info");
        checks.of(host -> VirshRows.nics(host, "")).info("libvirt_domain_interface_device_info");
        checks.of(VirshRows::nets);
        counters(checks);
    }

    static void counters(Checks checks) {
        String family = "libvirt_domain_interface_stats_";
        checks.is(family + "receive_bytes_total", "rx.bytes")
                .is(family + "receive_packets_total", "rx.pkts")
                .is(family + "receive_errors_total", "rx.errs")
                .is(family + "receive_drops_total", "rx.drop")
                .is(family + "transmit_bytes_total", "tx.bytes")
                .is(family + "transmit_packets_total", "tx.pkts")
                .is(family + "transmit_errors_total", "tx.errs")
                .is(family + "transmit_drops_total", "tx.drop");
    }

    /// No domain has a job here; what one looks like, a test of jobs says.
    private static void jobs(Checks checks) {
        checks.of(VirshHost::running)
                .is(
                        "libvirt_domain_job_info_type",
                        row -> "None".equals(row.told().get("job.Job type")) ? 0.0 : 1.0);
        for (String what : List.of(
                "time_elapsed_seconds",
                "time_remaining_seconds",
                "data_total_bytes",
                "data_processed_bytes",
                "data_remaining_bytes",
                "memory_total_bytes",
                "memory_processed_bytes",
                "memory_remaining_bytes",
                "file_total_bytes",
                "file_processed_bytes",
                "file_remaining_bytes")) {
            checks.is("libvirt_domain_job_info_" + what, _ -> null);
        }
    }
}

package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.Logins;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a dashboard for prometheus-pve-exporter asks finds series where ours stands in for it: a real Prometheus,
/// set up as the original's documentation has it, scrapes a cluster through `/pve`.
@Timeout(240)
class PveDashboardTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    /// The joins that its labels are made for.
    private static final List<String> QUERIES = List.of(
            "pve_up{id=~\"node/.*\"} == 1",
            "count(pve_up{id=~\"(qemu|lxc)/.*\"} == 1)",
            "count(pve_up{id=~\"(qemu|lxc)/.*\"} == 0)",
            "pve_up{id=~\"storage/.*\"}",
            "pve_up{id=~\"cluster/.*\"} == 1",
            "count by (node) (pve_guest_info * on (id) group_left () pve_up)",
            "pve_guest_info{template=\"0\"} * on (id) group_left () (pve_uptime_seconds > 0)",
            "pve_cpu_usage_ratio * on (id) group_left (name, node) pve_guest_info",
            "pve_cpu_usage_ratio * pve_cpu_usage_limit",
            "pve_cpu_usage_ratio{id=~\"node/.*\"} * on (id) group_left (name, nodeid) pve_node_info",
            "pve_memory_usage_bytes / pve_memory_size_bytes > 0",
            "pve_memory_usage_bytes{id=~\"node/.*\"} / on (id) pve_memory_size_bytes * on (id) group_left (name) pve_node_info",
            "(pve_memory_usage_bytes * on (id) group_left (name, type) pve_guest_info{type=\"lxc\"}) > 0",
            "pve_disk_usage_bytes / pve_disk_size_bytes * on (id) group_left (storage, node) pve_storage_info > 0",
            "pve_disk_usage_bytes{id=~\"lxc/.*\"} / pve_disk_size_bytes * on (id) group_left (name) pve_guest_info > 0",
            "sum by (storage) (pve_disk_size_bytes * on (id) group_left (storage) pve_storage_info{content=~\".*images.*\"})",
            "pve_storage_shared == 1",
            "irate(pve_network_transmit_bytes_total[1m]) * on (id) group_left (name) pve_guest_info >= 0",
            "rate(pve_network_receive_bytes_total[1m]) * on (id) group_left (name) pve_guest_info > 0",
            "rate(pve_disk_read_bytes_total[1m]) * on (id) group_left (name) pve_guest_info > 0",
            "rate(pve_disk_written_bytes_total[1m]) * on (id) group_left (name) pve_guest_info > 0",
            "irate(pve_network_transmit_bytes[1m]) * on (id) group_left (name) pve_guest_info >= 0",
            "irate(pve_network_receive_bytes[1m]) >= 0",
            "irate(pve_disk_read_bytes[1m]) >= 0",
            "irate(pve_disk_write_bytes[1m]) >= 0",
            "pve_ha_state{id=~\"qemu/.*\"} == 1",
            "pve_ha_state{id=~\"node/.*\", state=\"online\"} == 1",
            "pve_lock_state{state=\"backup\"} == 1",
            "pve_version_info{release!=\"\"}",
            "pve_cluster_info{quorate=\"1\"}",
            "pve_not_backed_up_total > 0",
            "pve_not_backed_up_info * on (id) group_left (name) pve_guest_info",
            "pve_qdevice_up == 1",
            "pve_onboot_status{type=\"qemu\"} * on (id) group_left (name) pve_guest_info == 1",
            "pve_subscription_info",
            "pve_subscription_status == 1",
            "time() - pve_replication_last_sync_timestamp_seconds > 0",
            "pve_replication_failed_syncs == 0",
            "pve_replication_info * on (id) group_left () pve_replication_duration_seconds > 0",
            "pve_collection_duration_seconds_sum / pve_collection_duration_seconds_count > 0",
            "pve_request_errors_total >= 0");

    @TempDir
    private Path folder;

    @Test
    void eachQueryFindsSeries() throws IOException {
        try (var cluster = ProxmoxStandIn.start(new GeneratedCluster(3, 12, 7, InstantSource.system()), 1);
                ExporterProcess exporter = exporter(cluster);
                Prometheus prometheus = Prometheus.start(folder.resolve("prometheus"), jobs(exporter))) {
            for (String query : QUERIES) {
                Commands.waitUntil(
                        query + " has an answer",
                        LONGEST,
                        () -> !prometheus.query(query).isEmpty());
            }
            assertThat(prometheus.query("up == 1")).hasSize(2);
            assertThat(prometheus.scrapeErrors()).containsOnly("");
            assertThat(prometheus.query("count by (instance) (pve_up)").keySet())
                    .containsExactly("{instance=localhost}");
            assertThat(cluster.counts().violations()).isEmpty();
        }
    }

    private ExporterProcess exporter(ProxmoxStandIn cluster) throws IOException {
        Path authority = Files.writeString(
                folder.resolve("authority.pem"), cluster.authority().pem());
        String endpoint = cluster.endpoints().getFirst();
        String[] token = Logins.TOKEN_ID.split("!", 2);
        Path file = Files.writeString(folder.resolve("pve.yml"), """
                default:
                    user: %s
                    token_name: "%s"
                    token_value: "%s"
                    verify_ssl: %s
                    port: %s
                """.formatted(
                token[0], token[1], Logins.SECRET, authority, endpoint.substring(endpoint.lastIndexOf(':') + 1)));
        return ExporterProcess.start(
                folder.resolve("exporter"),
                "as",
                "prometheus-pve-exporter",
                "--config.file=" + file,
                "--web.listen-address=127.0.0.1:0");
    }

    /// With names that the original's documentation has.
    private static String jobs(ExporterProcess exporter) {
        return """
                - job_name: pve
                  metrics_path: /pve
                  params: {module: [default], cluster: ['1'], node: ['1']}
                  static_configs: [{targets: [localhost]}]
                  relabel_configs:
                  - {source_labels: [__address__], target_label: __param_target}
                  - {source_labels: [__param_target], target_label: instance}
                  - {target_label: __address__, replacement: '%1$s'}
                - job_name: exporter
                  static_configs: [{targets: ['%1$s']}]
                """.formatted(exporter.address());
    }
}

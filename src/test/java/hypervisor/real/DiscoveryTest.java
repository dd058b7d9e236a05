package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.sun.net.httpserver.HttpServer;
import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.Logins;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real Prometheus finds the guests and nodes of the demonstration, chooses some by their labels, and scrapes them.
@Timeout(240)
class DiscoveryTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void discoversRelabelsAndScrapes() throws IOException {
        try (var guest = new GuestExporter();
                ExporterProcess exporter = ExporterProcess.start(
                        folder.resolve("exporter"),
                        "demo",
                        "--web.listen-address=127.0.0.1:0",
                        "--collector.libvirt_lease");
                Prometheus prometheus = Prometheus.start(folder.resolve("prometheus"), jobs(exporter, guest))) {
            answers(
                    prometheus,
                    "count by (id) (up{job=\"guests\"} == 1)",
                    "{id=100}",
                    "{id=105}",
                    "{id=110}",
                    "{id=120}");
            answers(
                    prometheus,
                    "sum by (instance, pool) (guest_exporter_works{job=\"guests\",id=~\"100|105\"})",
                    "{instance=mail-105}",
                    "{instance=web-100, pool=prod}");
            answers(
                    prometheus,
                    "count by (instance) (up{job=\"nodes\"} == 1)",
                    "{instance=demo.example}",
                    "{instance=pve1}",
                    "{instance=pve2}",
                    "{instance=pve3}");
            answers(
                    prometheus,
                    "count by (instance) (up{job=\"addresses\"})",
                    "{instance=192.168.122.10:9100}",
                    "{instance=192.168.122.11:9100}",
                    "{instance=192.168.122.8:9100}");

            exporter.terminate();
            int before = guest.scrapes.get();
            Commands.waitUntil(
                    "Prometheus goes on with the list it has", LONGEST, () -> guest.scrapes.get() > before + 40);
            assertThat(prometheus.query("up{job=\"guests\"} == 1")).hasSize(4);
        }
    }

    /// Encrypted and with a password, as the web configuration file has it, whose certificate is renewed meanwhile.
    @Test
    void targetsOfModulesNeedNoRelabelling() throws Exception {
        var authority = new TestAuthority(folder.resolve("pki"));
        Path web = Files.writeString(folder.resolve("web.yml"), """
                tls_server_config: {cert_file: pki/servercert.pem, key_file: pki/serverkey.pem}
                basic_auth_users: {prometheus: %s}
                """.formatted(
                        BCrypt.withDefaults().hashToString(10, "a secret".toCharArray())));
        try (ProxmoxStandIn cluster = ProxmoxStandIn.start(new GeneratedCluster(3, 4, 1, InstantSource.system()), 3)) {
            List<String> targets = cluster.endpoints().stream()
                    .map(endpoint -> endpoint.substring("https://".length()))
                    .toList();
            Files.writeString(folder.resolve("ca.pem"), cluster.authority().pem());
            Files.writeString(folder.resolve("secret"), Logins.SECRET);
            Path file = Files.writeString(folder.resolve("config.yml"), """
                    collector.disable-defaults: true
                    modules:
                      pve:
                        targets: ["%s"]
                        collector.disable-defaults: false
                        proxmox: {token-id: "%s", token-file: %s, ca-file: %s}
                    """.formatted(
                            String.join("\", \"", targets),
                            Logins.TOKEN_ID,
                            folder.resolve("secret"),
                            folder.resolve("ca.pem")));
            try (ExporterProcess exporter = ExporterProcess.start(
                            folder.resolve("exporter"),
                            "--config.file=" + file,
                            "--web.config.file=" + web,
                            "--web.listen-address=127.0.0.1:0");
                    Prometheus prometheus = Prometheus.start(folder.resolve("prometheus"), """
                            - job_name: clusters
                              tls_config: &tls {ca_file: %2$s}
                              basic_auth: &user {username: prometheus, password: a secret}
                              http_sd_configs:
                                - url: 'https://%1$s/sd?of=targets'
                                  refresh_interval: 2s
                                  tls_config: *tls
                                  basic_auth: *user
                            """.formatted(
                                    exporter.address(), folder.resolve("pki/cacert.pem")))) {
                String[] all = targets.stream()
                        .map(target -> "{instance=" + target + "}")
                        .toArray(String[]::new);
                answers(prometheus, "count by (instance) (hypervisor_node_up{job=\"clusters\"}) == 3", all);
                authority.issue("server", "subjectAltName=IP:127.0.0.1");
                answers(
                        prometheus,
                        "count by (instance) (min_over_time(up{job=\"clusters\"}[10s]) == 1"
                                + " and count_over_time(up{job=\"clusters\"}[10s]) >= 4)",
                        all);
                assertThat(exporter.err())
                        .contains("the web configuration was read anew")
                        .doesNotContain("a secret");
            }
        }
    }

    private static void answers(Prometheus prometheus, String query, String... labels) {
        Commands.waitUntil(
                query, LONGEST, () -> prometheus.query(query).keySet().equals(Set.of(labels)));
    }

    private static String jobs(ExporterProcess exporter, GuestExporter guest) {
        return """
                - job_name: guests
                  http_sd_configs:
                    - {url: 'http://%1$s/sd?platform=proxmox&address=name', refresh_interval: 2s}
                  relabel_configs:
                    - {source_labels: [__meta_hypervisor_tags], regex: '.*,web,.*', action: keep}
                    - {source_labels: [__meta_hypervisor_id], target_label: id}
                    - {source_labels: [__meta_hypervisor_pool], target_label: pool}
                    - {source_labels: [__meta_pve_name], target_label: instance}
                    - {target_label: __address__, replacement: '%2$s'}
                - job_name: nodes
                  http_sd_configs:
                    - {url: 'http://%1$s/sd?of=nodes', refresh_interval: 2s}
                  relabel_configs:
                    - {source_labels: [__meta_hypervisor_node_name], target_label: instance}
                    - {target_label: __address__, replacement: '%2$s'}
                - job_name: addresses
                  http_sd_configs:
                    - {url: 'http://%1$s/sd?platform=libvirt&address=ipv4', refresh_interval: 2s}
                """.formatted(exporter.address(), guest.address());
    }

    /// Stands for what runs inside the guests.
    private static final class GuestExporter implements AutoCloseable {
        private static final byte[] METRICS = "guest_exporter_works 1\n".getBytes(StandardCharsets.UTF_8);

        final AtomicInteger scrapes = new AtomicInteger();
        private final HttpServer server;

        GuestExporter() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            server.createContext("/metrics", exchange -> {
                try (exchange) {
                    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
                    exchange.sendResponseHeaders(200, METRICS.length);
                    exchange.getResponseBody().write(METRICS);
                    scrapes.incrementAndGet();
                }
            });
            server.start();
        }

        String address() {
            return "127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}

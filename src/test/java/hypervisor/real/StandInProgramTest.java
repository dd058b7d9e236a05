package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.demo.Demo;
import hypervisor.demo.proxmox.Logins;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import hypervisor.demo.proxmox.RecordedCluster;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program in place of another exporter, as that one's user starts it.
class StandInProgramTest {
    private static final String ANY_PORT = "--web.listen-address=127.0.0.1:0";

    @TempDir
    private Path folder;

    @Test
    void standsInForLibvirtExporter() throws IOException {
        try (Demo daemon = Demo.start();
                ExporterProcess exporter = start(
                        "as",
                        "libvirt_exporter",
                        "--libvirt.uri",
                        daemon.libvirtUri(),
                        ANY_PORT,
                        "--web.telemetry-path=/its/metrics",
                        "--labels=upstream")) {
            assertThat(exporter.get("/its/metrics")).containsPattern("libvirt_domain_info_virtual_cpus\\{.*uuid=");
            ProgramTest.endsCleanly(exporter);
        }
    }

    @Test
    void standsInForLibvirtNovaExporter() throws IOException {
        int port = Prometheus.freePort();
        try (Demo daemon = Demo.start();
                ExporterProcess exporter = start(
                        "as",
                        "libvirt_nova_exporter",
                        "-uri",
                        daemon.libvirtUri(),
                        "--port",
                        String.valueOf(port),
                        "--path=/nova",
                        "--log",
                        folder.resolve("nova.log").toString())) {
            exporter.address();
            assertThat(ExporterProcess.get("127.0.0.1:" + port, "/nova", Map.of())
                            .body())
                    .contains("libvirt_nova_instance_vcpu_count{");
            ProgramTest.endsCleanly(exporter);
        }
    }

    @Test
    void standsInForProxmoxExporter() throws IOException {
        int port = Prometheus.freePort();
        try (ProxmoxStandIn cluster = ProxmoxStandIn.start(new RecordedCluster("9.2"), 1);
                ExporterProcess exporter = start(
                        "as",
                        "proxmox-exporter",
                        "--proxmox-endpoints=" + cluster.endpoints().getFirst() + "/",
                        "--proxmox-token-id",
                        Logins.TOKEN_ID,
                        "--proxmox-token",
                        Logins.SECRET,
                        "--proxmox-api-insecure",
                        "--server-addr=127.0.0.1",
                        "--server-port=" + port)) {
            exporter.address();
            assertThat(answer(port, "/metrics")).contains("proxmox_node_up{", "hypervisor_proxmox_tls_verified 0");
            assertThat(answer(port, "/healthz")).isEqualTo("ok");
            assertThat(answer(port, "/")).contains("insecure: certificates are not checked");
            assertThat(exporter.err())
                    .contains("level=warn", "--proxmox-token stands in the list of processes")
                    .doesNotContain(Logins.SECRET);
            ProgramTest.endsCleanly(exporter);
        }
    }

    @Test
    void standsInForPveExporter() throws IOException {
        int port = Prometheus.freePort();
        try (ProxmoxStandIn cluster = ProxmoxStandIn.start(new RecordedCluster("9.2"), 1)) {
            Path file = Files.writeString(folder.resolve("pve.yml"), """
                    proxmox:
                      host: 127.0.0.1
                      port: %s
                      user: %s
                      password: "%s"
                    server:
                      listen_address: "127.0.0.1:%s"
                    """.formatted(
                            URI.create(cluster.endpoints().getFirst()).getPort(), Logins.USER, Logins.PASSWORD, port));
            try (ExporterProcess exporter = start("as", "pve-exporter", "-config", file.toString())) {
                exporter.address();
                assertThat(answer(port, "/metrics")).contains("pve_node_up{");
                assertThat(answer(port, "/health")).isEqualTo("OK\n");
                assertThat(exporter.err())
                        .contains("level=warn", "certificates are not checked")
                        .doesNotContain(Logins.PASSWORD);
                ProgramTest.endsCleanly(exporter);
            }
        }
    }

    private static String answer(int port, String path) {
        return ExporterProcess.get("127.0.0.1:" + port, path, Map.of()).body();
    }

    private ExporterProcess start(String... arguments) {
        return ExporterProcess.start(folder.resolve("run"), arguments);
    }
}

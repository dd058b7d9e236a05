package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.demo.proxmox.ClusterFaults;
import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.Logins;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever goes wrong, no token, password or ticket is seen: not in the log at its most talkative, on no page, in no
/// metric, and not in the list of processes.
@Timeout(300)
class ProxmoxSecretsTest {
    private static final String ANY = ".*";
    private static final List<String> PAGES =
            List.of("/", "/metrics", "/metrics/proxmox-exporter", "/metrics/pve-exporter", "/-/ready", "/nowhere");

    /// What every ticket begins with.
    private static final String TICKET = "PVE:" + Logins.USER + ":";

    @TempDir
    private Path folder;

    private ProxmoxStandIn cluster;
    private final List<String> seen = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        cluster = ProxmoxStandIn.start(new GeneratedCluster(3, 6, 1, InstantSource.system()), 2);
        cluster.faults().loginDelay(Duration.ZERO);
        Files.writeString(folder.resolve("ca.pem"), cluster.authority().pem());
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void noToken() throws IOException {
        Files.writeString(folder.resolve("token"), Logins.SECRET + "\n");
        try (ExporterProcess exporter = ExporterProcess.start(
                folder.resolve("run"),
                arguments(
                        "--proxmox.token-id=" + Logins.TOKEN_ID, "--proxmox.token-file=" + folder.resolve("token")))) {
            trouble(exporter);
            cluster.logins().token(Logins.TOKEN_ID, "another");
            look(exporter);

            assertUnseen(exporter, Logins.SECRET);
            assertThat(exporter.err()).contains("level=debug", "/cluster/resources", "401");
        }
    }

    @Test
    void noPasswordAndNoTicket() throws IOException {
        Files.writeString(folder.resolve("password"), Logins.PASSWORD + "\n");
        try (ExporterProcess exporter = ExporterProcess.start(
                folder.resolve("run"),
                arguments(
                        "--proxmox.username=" + Logins.USER,
                        "--proxmox.password-file=" + folder.resolve("password")))) {
            trouble(exporter);
            cluster.logins().password(Logins.USER, "another");
            cluster.logins().expireTickets();
            look(exporter);

            assertUnseen(exporter, Logins.PASSWORD);
            assertUnseen(exporter, TICKET);
            assertThat(cluster.counts().of("/access/ticket")).isPositive();
        }
    }

    private String[] arguments(String... credentials) {
        List<String> all = new ArrayList<>(List.of(
                "--web.listen-address=127.0.0.1:0",
                "--log.level=debug",
                "--proxmox.endpoints=" + String.join(",", cluster.endpoints()),
                "--proxmox.ca-file=" + folder.resolve("ca.pem"),
                "--collector.proxmox_resources.interval=0",
                "--collector.proxmox_cluster.interval=0"));
        all.addAll(List.of(credentials));
        return all.toArray(String[]::new);
    }

    /// Every fault there is, one after the other.
    private void trouble(ExporterProcess exporter) throws IOException {
        look(exporter);
        ClusterFaults faults = cluster.faults();
        List<Runnable> all = List.of(
                () -> faults.cut(ANY, 20),
                () -> faults.status(ANY, 500, "{\"data\":null,\"message\":\"no\\n\"}"),
                () -> faults.status(ANY, 596, ""),
                () -> faults.status(ANY, 401, ""),
                () -> faults.forbid(ANY, "/", "Sys.Audit"),
                () -> faults.contentType(ANY, "text/html"),
                () -> faults.slow(ANY, Duration.ofSeconds(3)));
        for (Runnable fault : all) {
            fault.run();
            look(exporter);
            faults.heal();
        }
        cluster.rotate(0);
        cluster.refuse(1);
        look(exporter);
        cluster.reopen(1);
    }

    private void look(ExporterProcess exporter) {
        for (String page : PAGES) {
            HttpResponse<String> answer = exporter.get(page, Map.of("X-Prometheus-Scrape-Timeout-Seconds", "2"));
            seen.add(answer.headers().map() + answer.body());
        }
    }

    private void assertUnseen(ExporterProcess exporter, String secret) throws IOException {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String everything = String.join("\n", seen) + exporter.out() + exporter.err() + exporter.commandLine();
        assertThat(everything.contains(secret)).as("a secret was seen").isFalse();
        assertThat(everything.contains(encoded))
                .as("an encoded secret was seen")
                .isFalse();
        assertThat(seen).hasSizeGreaterThan(PAGES.size() * 8);
    }
}

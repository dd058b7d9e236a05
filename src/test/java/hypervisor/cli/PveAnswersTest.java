package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.config.Settings;
import hypervisor.demo.proxmox.ClusterAnswers;
import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.Logins;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import hypervisor.demo.proxmox.ReplayedTraffic;
import hypervisor.demo.proxmox.Reply;
import hypervisor.demo.proxmox.RequestCounts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What `as prometheus-pve-exporter` answers over a real port, about a stand-in of a cluster.
@Timeout(120)
class PveAnswersTest {
    private static final ClusterAnswers CLUSTER = new GeneratedCluster(3, 6, 7, InstantSource.system());

    @TempDir
    Path folder;

    @Test
    void theFirstAnswerHasBothHalves() throws Exception {
        try (var running = new Running(new ReplayedTraffic("prometheus-pve-exporter"))) {
            HttpResponse<String> answer = running.get("/pve");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
            assertThat(answer.body())
                    .contains(
                            "pve_up{id=\"cluster/lab\"} 1",
                            "pve_up{id=\"qemu/100\"} 1",
                            "pve_version_info{release=\"9.2\",repoid=\"14a22df35955d97d\",version=\"9.2.11\"} 1",
                            "pve_not_backed_up_total{id=\"cluster/lab\"} 6",
                            "pve_subscription_status{id=\"node/pve1\",status=\"notfound\"} 1",
                            "pve_onboot_status{id=\"lxc/200\",node=\"pve1\",type=\"lxc\"} 1",
                            "pve_replication_info{id=\"100-0\",type=\"local\",source=\"node/pve1\",target=\"node/pve2\","
                                    + "guest=\"qemu/100\"} 1");
        }
    }

    @Test
    void eitherHalfCanBeLeftOut() throws Exception {
        try (var running = new Running(CLUSTER)) {
            assertThat(running.get("/pve?cluster=0").body())
                    .contains("pve_onboot_status{", "pve_subscription_info{id=\"node/pve1\",level=\"unknown\"} 1")
                    .doesNotContain("pve_up{", "node/pve2\"");
            assertThat(running.get("/pve?node=false&target=localhost").body())
                    .contains("pve_up{id=\"node/pve3\"} 1", "pve_qdevice_up{id=\"cluster/lab\"} 1")
                    .doesNotContain("pve_onboot_status{", "pve_subscription_info{");
        }
    }

    @Test
    void onlyGuestsOfTheNodeThatAnswersAreAskedForTheirConfiguration() throws Exception {
        try (var running = new Running(CLUSTER)) {
            running.get("/pve");

            RequestCounts counts = running.cluster.counts();
            assertThat(counts.of("/nodes/*/qemu/*/config") + counts.of("/nodes/*/lxc/*/config"))
                    .as("of 18 in the cluster")
                    .isEqualTo(6);
        }
    }

    @Test
    void aTargetThatNobodyAllowedIsRefusedWithWhatToDo() throws Exception {
        try (var running = new Running(CLUSTER)) {
            HttpResponse<String> answer = running.get("/pve?target=pve1.example.net");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("pve1.example.net", "--targets.allow", "PVE_TARGETS", "default.targets");
        }
    }

    @Test
    void aTargetThatIsAllowedIsAsked() throws Exception {
        try (var running = new Running(CLUSTER, "--targets.allow=127.0.0.1")) {
            assertThat(running.get("/pve?target=127.0.0.1").body()).contains("pve_up{id=\"node/pve1\"} 1");
        }
    }

    @Test
    void aModuleThatIsNotThereIsAnError() throws Exception {
        try (var running = new Running(CLUSTER)) {
            HttpResponse<String> answer = running.get("/pve?module=other");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("there is no such module; there are: default\n");
        }
    }

    @Test
    void aClusterThatIsGoneIsAnErrorAsItWas() throws Exception {
        try (var running = new Running(CLUSTER)) {
            running.cluster.close();
            HttpResponse<String> answer = running.get("/pve");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).startsWith("nothing could be read of localhost");
            assertThat(running.get("/metrics").body()).contains("pve_request_errors_total{module=\"default\"} 1");
        }
    }

    /// The original has nothing but an error then.
    @Test
    void oneQuestionThatFailsCostsItsOwnPart() throws Exception {
        ClusterAnswers broken = new WithoutSubscriptions(CLUSTER);
        try (var running = new Running(broken)) {
            HttpResponse<String> answer = running.get("/pve");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("pve_up{id=\"node/pve1\"} 1").doesNotContain("pve_subscription_info{");
        }
    }

    @Test
    void theExporterItselfIsToldAtMetrics() throws Exception {
        try (var running = new Running(CLUSTER, "--collector.target-metrics")) {
            assertThat(running.get("/metrics").body())
                    .contains(
                            "pve_request_errors_total{module=\"default\"} 0",
                            "pve_collection_duration_seconds_count{module=\"default\"} 0");
            running.get("/pve");
            assertThat(running.get("/metrics").body())
                    .contains(
                            "pve_collection_duration_seconds_count{module=\"default\"} 1",
                            "pve_scrape_target_duration_seconds_count{target=\"localhost\",cluster=\"1\",node=\"1\"} 1",
                            "pve_scrape_target_errors_total{target=\"localhost\",cluster=\"1\",node=\"1\"} 0",
                            "\nprocess_start_time_seconds ")
                    .doesNotContain("pve_up{");
        }
    }

    @Test
    void theLandingPageSaysHowToScrapeIt() throws Exception {
        try (var running = new Running(CLUSTER)) {
            assertThat(running.get("/").body())
                    .contains(
                            "metrics_path: /pve",
                            "target_label: __param_target",
                            "replacement: &quot;127.0.0.1:"
                                    + running.server.addresses().getFirst().getPort() + "&quot;",
                            "<a href=\"/pve\">")
                    .doesNotContain("the default: prometheus-pve-exporter");
        }
    }

    private record WithoutSubscriptions(ClusterAnswers whole) implements ClusterAnswers {
        @Override
        public List<String> nodes() {
            return whole.nodes();
        }

        @Override
        public Reply answer(String node, String path, String user) {
            return path.endsWith("/subscription")
                    ? whole.answer(node, "/nodes/none/x", user)
                    : whole.answer(node, path, user);
        }
    }

    private final class Running implements AutoCloseable {
        private final ProxmoxStandIn cluster;
        private final Serving server;
        private final HttpClient prometheus = HttpClient.newHttpClient();

        Running(ClusterAnswers answers, String... flags) throws Exception {
            cluster = ProxmoxStandIn.start(answers, 1);
            Settings settings = settings(flags);
            server = Serving.start(settings, () -> settings, Map.of());
        }

        private Settings settings(String... flags) throws IOException {
            Path authority = Files.writeString(
                    folder.resolve("authority.pem"), cluster.authority().pem());
            String endpoint = cluster.endpoints().getFirst();
            String[] token = Logins.TOKEN_ID.split("!");
            Path file = Files.writeString(folder.resolve("pve.yml"), """
                    default:
                      user: %s
                      token_name: %s
                      token_value: %s
                      verify_ssl: %s
                      port: %s
                    """.formatted(
                    token[0], token[1], Logins.SECRET, authority, endpoint.substring(endpoint.lastIndexOf(':') + 1)));
            List<String> arguments = new ArrayList<>(List.of("as", "prometheus-pve-exporter"));
            arguments.add("--config.file=" + file);
            arguments.add("--web.listen-address=127.0.0.1:0");
            arguments.addAll(List.of(flags));
            return ((Command.Replace) Arguments.parse(arguments, Map.of())).settings();
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            URI uri = URI.create(
                    "http://127.0.0.1:" + server.addresses().getFirst().getPort() + path);
            return prometheus.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        }

        @Override
        public void close() {
            prometheus.shutdownNow();
            server.close();
            cluster.close();
        }
    }
}

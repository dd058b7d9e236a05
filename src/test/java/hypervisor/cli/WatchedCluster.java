package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.config.Settings;
import hypervisor.demo.proxmox.ClusterAnswers;
import hypervisor.demo.proxmox.Logins;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import hypervisor.http.ListenException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A stand-in of a cluster, and the exporter that watches it, scraped over a real port as Prometheus does it.
final class WatchedCluster implements AutoCloseable {
    /// What Prometheus would wait, and what a scrape must keep within whatever happens.
    static final Duration SCRAPE_TIMEOUT = Duration.ofSeconds(10);

    /// No scrape shows again what an earlier one read.
    static final String[] ALWAYS_ANEW = {
        "--collector.proxmox_resources.interval=0",
        "--collector.proxmox_cluster.interval=0",
        "--collector.proxmox_ha.interval=0"
    };

    private final ProxmoxStandIn cluster;
    private final Serving serving;
    private final HttpClient prometheus = HttpClient.newHttpClient();

    private WatchedCluster(ProxmoxStandIn cluster, Serving serving) {
        this.cluster = cluster;
        this.serving = serving;
    }

    /// @param endpoints how many of its nodes are named in the settings
    static WatchedCluster start(ClusterAnswers answers, int endpoints, Path folder, String... more)
            throws IOException, ListenException {
        return watch(ProxmoxStandIn.start(answers, endpoints), folder, more);
    }

    /// @param more flags that add to, or take the place of, the usual ones
    static WatchedCluster watch(ProxmoxStandIn cluster, Path folder, String... more)
            throws IOException, ListenException {
        Path secret = Files.writeString(folder.resolve("secret"), Logins.SECRET + "\n");
        Path authority = Files.writeString(
                folder.resolve("authority.pem"), cluster.authority().pem());
        List<String> flags = new ArrayList<>(List.of(
                "--web.listen-address=127.0.0.1:0", "--proxmox.endpoints=" + String.join(",", cluster.endpoints())));
        Collections.addAll(flags, more);
        usual(flags, "--dialect=", "pve-exporter");
        usual(flags, "--proxmox.token-id=", Logins.TOKEN_ID, "--proxmox.username");
        usual(flags, "--proxmox.token-file=", secret.toString(), "--proxmox.username");
        usual(flags, "--proxmox.ca-file=", authority.toString(), "--proxmox.fingerprints", "--proxmox.insecure");
        Settings settings = ((Command.Serve) Arguments.parse(flags, Map.of())).settings();
        return new WatchedCluster(cluster, Serving.start(settings, () -> settings, Map.of()));
    }

    /// [#ALWAYS_ANEW] and more.
    static String[] anewWith(String... more) {
        String[] flags = Arrays.copyOf(ALWAYS_ANEW, ALWAYS_ANEW.length + more.length);
        System.arraycopy(more, 0, flags, ALWAYS_ANEW.length, more.length);
        return flags;
    }

    /// That a scrape in the dialect `pve-exporter` tells of all three nodes, their guests and the cluster itself.
    static void assertWhole(String text) {
        assertThat(text)
                .contains(
                        "pve_exporter_up 1",
                        "hypervisor_up{source=\"proxmox\"} 1",
                        "pve_node_up{node=\"pve1\"} 1",
                        "pve_node_up{node=\"pve2\"} 1",
                        "pve_node_up{node=\"pve3\"} 1",
                        "pve_vm_status{node=\"pve3\"",
                        "pve_cluster_quorate 1");
    }

    private static void usual(List<String> flags, String flag, String value, String... unless) {
        Predicate<String> other =
                given -> given.startsWith(flag) || List.of(unless).stream().anyMatch(given::startsWith);
        if (flags.stream().noneMatch(other)) {
            flags.add(flag + value);
        }
    }

    ProxmoxStandIn cluster() {
        return cluster;
    }

    /// What a scrape says, which is never late and never an error of HTTP.
    String scrape() {
        return scrape("/metrics");
    }

    String scrape(String path) {
        long began = System.nanoTime();
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SCRAPE_TIMEOUT);
        return answer.body();
    }

    /// Scrapes until it says what is expected, as what goes on in the background does a little later.
    String scrapeUntil(String path, Predicate<String> expected) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            String text = scrape(path);
            if (expected.test(text)) {
                return text;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("a minute of scrapes has not brought what was expected: " + text);
            }
            Thread.sleep(200);
        }
    }

    HttpResponse<String> get(String path) {
        URI uri =
                URI.create("http://127.0.0.1:" + serving.addresses().getFirst().getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-Prometheus-Scrape-Timeout-Seconds", String.valueOf(SCRAPE_TIMEOUT.toSeconds()))
                .timeout(Duration.ofSeconds(60))
                .build();
        try {
            return prometheus.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        prometheus.shutdownNow();
        serving.close();
        cluster.close();
    }
}

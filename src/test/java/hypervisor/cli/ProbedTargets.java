package hypervisor.cli;

import hypervisor.config.Settings;
import hypervisor.http.ListenException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// An exporter with a file of modules, probed over a real port as Prometheus does it.
final class ProbedTargets implements AutoCloseable {
    static final Duration SCRAPE_TIMEOUT = Duration.ofSeconds(10);

    private final Serving serving;
    private final HttpClient prometheus = HttpClient.newHttpClient();

    private ProbedTargets(Serving serving) {
        this.serving = serving;
    }

    /// @param yaml the configuration file
    static ProbedTargets start(Path folder, String yaml) throws IOException, ListenException {
        Settings settings = settings(folder, yaml);
        return new ProbedTargets(Serving.start(settings, () -> settings, Map.of()));
    }

    static Settings settings(Path folder, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("config.yml"), yaml);
        List<String> flags = List.of("--web.listen-address=127.0.0.1:0", "--config.file=" + file);
        return ((Command.Serve) Arguments.parse(flags, Map.of())).settings();
    }

    /// @param more parameters behind the target and the module
    HttpResponse<String> probe(String target, String module, String... more) {
        String query = "?target=" + URLEncoder.encode(target, StandardCharsets.UTF_8) + "&module=" + module;
        return get("/probe" + query + (more.length == 0 ? "" : "&" + String.join("&", more)), SCRAPE_TIMEOUT);
    }

    /// @param timeout as Prometheus tells its own
    HttpResponse<String> get(String path, Duration timeout) {
        URI uri =
                URI.create("http://127.0.0.1:" + serving.addresses().getFirst().getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-Prometheus-Scrape-Timeout-Seconds", String.valueOf(timeout.toMillis() / 1e3))
                .timeout(Duration.ofSeconds(60))
                .build();
        try {
            return prometheus.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    String metrics() {
        return get("/metrics", SCRAPE_TIMEOUT).body();
    }

    @Override
    public void close() {
        prometheus.shutdownNow();
        serving.close();
    }
}

package hypervisor.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// This machine's Prometheus, with its data in a folder of its own.
final class Prometheus implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final String address;
    private final Process process;

    private Prometheus(String address, Process process) {
        this.address = address;
        this.process = process;
    }

    /// @param scrapeConfigs the YAML below `scrape_configs`
    static Prometheus start(Path folder, String scrapeConfigs, String... flags) {
        try {
            Files.createDirectories(folder);
            Path configuration = Files.writeString(
                    folder.resolve("prometheus.yml"),
                    "global: {scrape_interval: 2s, scrape_timeout: 2s}\nscrape_configs:\n" + scrapeConfigs);
            String address = "127.0.0.1:" + freePort();
            List<String> command = new ArrayList<>(List.of(
                    "prometheus",
                    "--config.file=" + configuration,
                    "--storage.tsdb.path=" + folder.resolve("data"),
                    "--web.listen-address=" + address));
            command.addAll(List.of(flags));
            Path log = folder.resolve("log.txt");
            var prometheus = new Prometheus(address, Commands.start(command, log));
            try {
                Commands.waitUntil("Prometheus is ready, see " + log, START, () -> prometheus.ready(log));
                return prometheus;
            } catch (AssertionError e) {
                prometheus.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private boolean ready(Path log) throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("prometheus ended: " + Files.readString(log));
        }
        try {
            return ExporterProcess.get(address, "/-/ready", Map.of()).statusCode() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    /// A query's answer now: values by labels, as `{name=value, …}`.
    Map<String, Double> query(String promql) {
        Map<?, ?> answer = api("query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8));
        Map<String, Double> values = new TreeMap<>();
        for (Object result : (List<?>) Json.at(answer, "data", "result")) {
            Map<?, ?> series = (Map<?, ?>) result;
            Map<String, Object> labels = new TreeMap<>();
            ((Map<?, ?>) Json.at(series, "metric")).forEach((name, value) -> labels.put(name.toString(), value));
            String value = ((List<?>) Json.at(series, "value")).get(1).toString();
            values.put(labels.toString(), Double.valueOf(value.replace("Inf", "Infinity")));
        }
        return values;
    }

    /// What went wrong in the latest scrape of each target; "" where nothing did.
    List<String> scrapeErrors() {
        List<String> errors = new ArrayList<>();
        for (Object target : (List<?>) Json.at(api("targets"), "data", "activeTargets")) {
            errors.add(Json.at((Map<?, ?>) target, "lastError").toString());
        }
        return errors;
    }

    private Map<?, ?> api(String request) {
        return Json.object(
                ExporterProcess.get(address, "/api/v1/" + request, Map.of()).body());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

package hypervisor.http;

import hypervisor.config.ListenAddress;
import hypervisor.config.ScrapeSettings;
import hypervisor.config.Settings;
import hypervisor.config.WebSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How the exporter serves.
///
/// @param listen addresses, at least one
/// @param telemetryPath where the default dialect is; the others are below it
/// @param maxRequests scrapes that are answered at once; more are told to come back
/// @param clientTimeout how long a client may take to send its request, and to take its answer
/// @param scrapeTimeout of a scrape that does not say how long it waits
/// @param timeoutOffset how much sooner than the scraper's timeout an answer must be ready
/// @param exporterMetrics whether answers tell of the exporter's own process, too
/// @param health by path, the words in which an exporter that is stood in for said that it runs, where ours differ
public record WebOptions(
        List<ListenAddress> listen,
        String telemetryPath,
        int maxRequests,
        Duration clientTimeout,
        Duration scrapeTimeout,
        Duration timeoutOffset,
        boolean exporterMetrics,
        Map<String, String> health) {

    public static WebOptions of(Settings settings) {
        return new WebOptions(
                settings.of(WebSettings.LISTEN_ADDRESS),
                settings.of(WebSettings.TELEMETRY_PATH),
                settings.of(WebSettings.MAX_REQUESTS),
                settings.of(WebSettings.CLIENT_TIMEOUT),
                settings.of(ScrapeSettings.TIMEOUT),
                settings.of(ScrapeSettings.TIMEOUT_OFFSET),
                !settings.of(WebSettings.DISABLE_EXPORTER_METRICS),
                Map.of());
    }

    public WebOptions withHealth(Map<String, String> words) {
        return new WebOptions(
                listen,
                telemetryPath,
                maxRequests,
                clientTimeout,
                scrapeTimeout,
                timeoutOffset,
                exporterMetrics,
                words);
    }

    /// @throws IllegalArgumentException for what cannot be served, naming the setting
    public WebOptions {
        listen = List.copyOf(listen);
        health = Map.copyOf(health);
        require(!listen.isEmpty(), "web.listen-address: at least one address is needed");
        require(
                telemetryPath.matches("/[A-Za-z0-9/._~-]*") && !telemetryPath.contains("//"),
                "web.telemetry-path: not a path: " + telemetryPath);
        if (telemetryPath.length() > 1 && telemetryPath.endsWith("/")) {
            telemetryPath = telemetryPath.substring(0, telemetryPath.length() - 1);
        }
        require(maxRequests > 0, "web.max-requests: must be at least 1, not " + maxRequests);
        require(clientTimeout.isPositive(), "web.client-timeout: must be more than 0s");
        require(scrapeTimeout.isPositive(), "scrape.timeout: must be more than 0s");
        require(!timeoutOffset.isNegative(), "scrape.timeout-offset: must not be negative");
    }

    String dialectPath(String dialect) {
        return (telemetryPath.equals("/") ? "" : telemetryPath) + "/" + dialect;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}

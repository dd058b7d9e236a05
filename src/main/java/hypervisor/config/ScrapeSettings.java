package hypervisor.config;

import java.time.Duration;
import java.util.List;

/// How long a scrape may take.
public final class ScrapeSettings {
    public static final Setting<Duration> TIMEOUT = Setting.duration(
            "scrape.timeout",
            Duration.ofSeconds(10),
            Duration.ofMillis(100),
            Duration.ofMinutes(10),
            "How long a scrape may take when the client does not say: "
                    + "Prometheus does, with the header `X-Prometheus-Scrape-Timeout-Seconds`.");

    public static final Setting<Duration> TIMEOUT_OFFSET = Setting.duration(
            "scrape.timeout-offset",
            Duration.ofMillis(500),
            Duration.ZERO,
            Duration.ofMinutes(1),
            "How much earlier than that the answer is sent, with what has been read by then.");

    static final List<Setting<?>> ALL = List.of(TIMEOUT, TIMEOUT_OFFSET);

    private ScrapeSettings() {}
}

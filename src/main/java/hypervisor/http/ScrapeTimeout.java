package hypervisor.http;

import hypervisor.scrape.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long a scrape may take: what Prometheus says it waits (`X-Prometheus-Scrape-Timeout-Seconds: 10`), less what the
/// way back needs.
final class ScrapeTimeout {
    static final String HEADER = "X-Prometheus-Scrape-Timeout-Seconds";
    static final Duration LONGEST = Duration.ofMinutes(2);

    private ScrapeTimeout() {}

    static Deadline deadline(@Nullable String header, WebOptions options) {
        return Deadline.in(timeout(header, options));
    }

    /// A header that is no number, or none that makes sense, is as good as none: that is no reason not to answer.
    static Duration timeout(@Nullable String header, WebOptions options) {
        return timeout(header, options, options.scrapeTimeout());
    }

    /// @param standard where the header says nothing
    static Duration timeout(@Nullable String header, WebOptions options, Duration standard) {
        Duration said = parse(header);
        if (said == null) {
            return standard;
        }
        Duration left = said.minus(options.timeoutOffset());
        Duration half = said.dividedBy(2);
        return left.compareTo(half) < 0 ? half : left;
    }

    private static @Nullable Duration parse(@Nullable String header) {
        if (header == null || header.length() > 40) {
            return null;
        }
        try {
            double seconds = Double.parseDouble(header.strip());
            if (!(seconds > 0)) {
                return null;
            }
            return seconds < LONGEST.toSeconds() ? Duration.ofNanos((long) (seconds * 1e9)) : LONGEST;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}

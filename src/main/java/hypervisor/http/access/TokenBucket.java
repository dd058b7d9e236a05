package hypervisor.http.access;

import hypervisor.config.WebConfig;

/// Lets in as many requests as there are tokens: full at first, and one more after each interval.
final class TokenBucket {
    private final WebConfig.Rate rate;
    private final long interval;
    private double tokens;
    private long at;

    /// @param now in nanoseconds, of any clock that only goes forward
    TokenBucket(WebConfig.Rate rate, long now) {
        this.rate = rate;
        this.interval = rate.interval().toNanos();
        this.tokens = rate.burst();
        this.at = now;
    }

    WebConfig.Rate rate() {
        return rate;
    }

    synchronized boolean take(long now) {
        tokens = Math.min(rate.burst(), tokens + (double) Math.max(0, now - at) / interval);
        at = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}

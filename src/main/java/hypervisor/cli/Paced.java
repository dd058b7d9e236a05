package hypervisor.cli;

import hypervisor.scrape.Collector;
import java.time.Duration;

/// A collector at the interval that the settings give it.
final class Paced<T> extends Around<T> {
    private final Duration freshness;

    Paced(Collector<T> collector, Duration freshness) {
        super(collector);
        this.freshness = freshness;
    }

    @Override
    public Duration freshness() {
        return freshness;
    }
}

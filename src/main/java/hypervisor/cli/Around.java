package hypervisor.cli;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A collector as it is, but for what a kind of this adds.
abstract class Around<T> implements Collector<T> {
    private final Collector<T> collector;

    Around(Collector<T> collector) {
        this.collector = collector;
    }

    @Override
    public String name() {
        return collector.name();
    }

    @Override
    public String source() {
        return collector.source();
    }

    @Override
    public Fact<T> fact() {
        return collector.fact();
    }

    @Override
    public Duration freshness() {
        return collector.freshness();
    }

    @Override
    public Duration keptFor() {
        return collector.keptFor();
    }

    @Override
    public @Nullable Duration background() {
        return collector.background();
    }

    @Override
    public Reading<T> collect(Deadline deadline) throws IOException, InterruptedException {
        return collector.collect(deadline);
    }
}

package hypervisor.scrape;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// A collector that does what its test says, and counts its runs.
public final class TestCollector implements Collector<String> {
    private final String name;
    private final Fact<String> fact;
    private final Body body;
    private Duration freshness = Duration.ZERO;
    private Duration keptFor = Duration.ofMinutes(2);
    public final AtomicInteger runs = new AtomicInteger();
    public final AtomicInteger atOnce = new AtomicInteger();
    public final AtomicInteger mostAtOnce = new AtomicInteger();

    @FunctionalInterface
    public interface Body {
        Reading<String> read(Deadline deadline) throws IOException, InterruptedException;
    }

    public TestCollector(String name, Body body) {
        this.name = name;
        this.fact = Fact.named(name);
        this.body = body;
    }

    public TestCollector freshFor(Duration time) {
        freshness = time;
        return this;
    }

    public TestCollector keptFor(Duration time) {
        keptFor = time;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String source() {
        return name.split("_", 2)[0];
    }

    @Override
    public Fact<String> fact() {
        return fact;
    }

    @Override
    public Duration freshness() {
        return freshness;
    }

    @Override
    public Duration keptFor() {
        return keptFor;
    }

    @Override
    public Reading<String> collect(Deadline deadline) throws IOException, InterruptedException {
        runs.incrementAndGet();
        int now = atOnce.incrementAndGet();
        mostAtOnce.accumulateAndGet(now, Math::max);
        try {
            return body.read(deadline);
        } finally {
            atOnce.decrementAndGet();
        }
    }
}

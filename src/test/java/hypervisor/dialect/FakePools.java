package hypervisor.dialect;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.tool.Tools;
import hypervisor.source.zfs.FakeZfs;
import hypervisor.source.zfs.ZfsToolCollectors;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the collectors of ZFS read of programs that only print files.
final class FakePools {
    private FakePools() {}

    /// All facts, and how their collectors fared.
    static Facts facts(FakeZfs fake, Duration timeout) throws InterruptedException {
        Facts.Builder facts = Facts.builder();
        List<Outcome> outcomes = new ArrayList<>();
        var collectors = new ZfsToolCollectors(fake.options(timeout, List.of(), List.of()), new Tools());
        for (Collector<?> collector : collectors.all()) {
            outcomes.add(read(collector, facts));
        }
        return facts.put(Outcome.FACT, List.copyOf(outcomes)).build();
    }

    private static <T> Outcome read(Collector<T> collector, Facts.Builder facts) throws InterruptedException {
        Reading<T> reading;
        try {
            reading = collector.collect(Deadline.in(Duration.ofMinutes(1)));
        } catch (IOException e) {
            reading = Reading.failed(e);
        }
        Fact<T> fact = collector.fact();
        facts.put(fact, reading);
        boolean success = !(reading instanceof Reading.Failed<T>);
        return new Outcome(collector.name(), collector.source(), success, 0.25, null, null, true);
    }
}

package hypervisor.source.self;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import java.util.function.Supplier;

/// Asks whoever keeps the targets.
public record ProbeCollector(Supplier<ProbeFigures> figures) implements Collector<ProbeFigures> {
    @Override
    public String name() {
        return "probe";
    }

    @Override
    public String source() {
        return SelfFacts.SOURCE;
    }

    @Override
    public Fact<ProbeFigures> fact() {
        return SelfFacts.PROBES;
    }

    @Override
    public Reading<ProbeFigures> collect(Deadline deadline) {
        return Reading.of(figures.get());
    }
}

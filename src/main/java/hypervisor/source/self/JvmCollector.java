package hypervisor.source.self;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;

/// Asks the running JVM.
public final class JvmCollector implements Collector<Jvm> {

    @Override
    public String name() {
        return "jvm";
    }

    @Override
    public String source() {
        return SelfFacts.SOURCE;
    }

    @Override
    public Fact<Jvm> fact() {
        return SelfFacts.JVM;
    }

    @Override
    public Reading<Jvm> collect(Deadline deadline) {
        Runtime runtime = Runtime.getRuntime();
        long committed = runtime.totalMemory();
        return Reading.of(new Jvm(
                committed - runtime.freeMemory(),
                committed,
                runtime.maxMemory(),
                System.getProperty("java.runtime.name", ""),
                System.getProperty("java.vendor", ""),
                Runtime.version().toString()));
    }
}

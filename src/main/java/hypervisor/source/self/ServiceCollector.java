package hypervisor.source.self;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import java.util.function.Supplier;

/// Asks whoever runs the service.
public final class ServiceCollector implements Collector<ServiceState> {
    private final Supplier<ServiceState> state;

    public ServiceCollector(Supplier<ServiceState> state) {
        this.state = state;
    }

    @Override
    public String name() {
        return "service";
    }

    @Override
    public String source() {
        return SelfFacts.SOURCE;
    }

    @Override
    public Fact<ServiceState> fact() {
        return SelfFacts.SERVICE;
    }

    @Override
    public Reading<ServiceState> collect(Deadline deadline) {
        return Reading.of(state.get());
    }
}

package hypervisor.source.self;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;

/// Asks whoever counts the requests.
public record PveRequestCollector(PveRequests requests) implements Collector<PveRequestFigures> {
    @Override
    public String name() {
        return "pve_request";
    }

    @Override
    public String source() {
        return SelfFacts.SOURCE;
    }

    @Override
    public Fact<PveRequestFigures> fact() {
        return SelfFacts.PVE_REQUESTS;
    }

    @Override
    public Reading<PveRequestFigures> collect(Deadline deadline) {
        return Reading.of(requests.figures());
    }
}

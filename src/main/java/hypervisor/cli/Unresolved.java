package hypervisor.cli;

import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import java.io.IOException;

/// A collector of a target whose name has no address: it fails before it looks the name up by itself.
final class Unresolved<T> extends Around<T> {
    private final String because;

    Unresolved(Collector<T> collector, String because) {
        super(collector);
        this.because = because;
    }

    @Override
    public Reading<T> collect(Deadline deadline) throws IOException {
        throw new IOException(because);
    }
}

package hypervisor.cli;

import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A collector of something that this machine need not have: where it is not there, that is no failure.
final class WhereThere<T> extends Around<T> {
    private final BooleanSupplier there;
    private final Supplier<String> because;

    /// @param there asked in every run, since a daemon may be installed or started later
    /// @param because what to say where it is not
    WhereThere(Collector<T> collector, BooleanSupplier there, Supplier<String> because) {
        super(collector);
        this.there = there;
        this.because = because;
    }

    @Override
    public Reading<T> collect(Deadline deadline) throws IOException, InterruptedException {
        return there.getAsBoolean() ? super.collect(deadline) : Reading.absent(because.get());
    }
}

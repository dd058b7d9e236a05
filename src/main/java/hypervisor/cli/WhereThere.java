package hypervisor.cli;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A collector of something that this machine need not have: where it is not there, that is no failure.
///
/// @param there asked in every run, since a daemon may be installed or started later
/// @param because what to say where it is not
record WhereThere<T>(Collector<T> collector, BooleanSupplier there, Supplier<String> because) implements Collector<T> {

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
    public Duration keptFor() {
        return collector.keptFor();
    }

    @Override
    public @Nullable Duration background() {
        return collector.background();
    }

    @Override
    public Reading<T> collect(Deadline deadline) throws IOException, InterruptedException {
        return there.getAsBoolean() ? collector.collect(deadline) : Reading.absent(because.get());
    }
}

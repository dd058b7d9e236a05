package hypervisor.cli;

import hypervisor.fact.Reading;
import hypervisor.filter.Sieves;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/// A collector whose value is without what the settings leave out.
final class Sieved<T> extends Around<T> {
    private final UnaryOperator<T> sieve;

    private Sieved(Collector<T> collector, UnaryOperator<T> sieve) {
        super(collector);
        this.sieve = sieve;
    }

    /// Those that something is left out of, and the others as they are.
    static List<Collector<?>> all(List<Collector<?>> collectors, Sieves sieves) {
        return collectors.stream().<Collector<?>>map(one -> of(one, sieves)).toList();
    }

    private static <T> Collector<T> of(Collector<T> collector, Sieves sieves) {
        UnaryOperator<T> sieve = sieves.of(collector.fact());
        return sieve == null ? collector : new Sieved<>(collector, sieve);
    }

    @Override
    public Reading<T> collect(Deadline deadline) throws IOException, InterruptedException {
        Reading<T> reading = super.collect(deadline);
        return reading instanceof Reading.Present<T>(T value) ? Reading.of(sieve.apply(value)) : reading;
    }
}

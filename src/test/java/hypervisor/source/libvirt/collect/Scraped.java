package hypervisor.source.libvirt.collect;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.MalformedException;
import hypervisor.source.libvirt.DaemonListener;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// The collectors on a fake daemon, and what they read.
final class Scraped {
    private final LibvirtCollectors collectors;
    private final AtomicLong later = new AtomicLong();

    Scraped(FakeDaemon daemon) {
        this.collectors = new LibvirtCollectors(
                daemon, daemon, CollectorOptions.standard(Scraped::definition), () -> System.nanoTime() + later.get());
    }

    /// @param agents whose agents are asked
    Scraped(FakeDaemon daemon, BiPredicate<UUID, String> agents) {
        this.collectors = new LibvirtCollectors(daemon, daemon, CollectorOptions.standard(Scraped::definition), agents);
    }

    /// As if so much time had passed, for what is kept between scrapes.
    void pass(Duration time) {
        later.addAndGet(time.toNanos());
    }

    DaemonListener listener() {
        return collectors.listener();
    }

    List<Domain> domains() throws IOException, InterruptedException {
        return domains(Duration.ofSeconds(9));
    }

    List<Domain> domains(Duration time) throws IOException, InterruptedException {
        return present(LibvirtFacts.DOMAINS, time);
    }

    <T> T present(Fact<T> fact) throws IOException, InterruptedException {
        return present(fact, Duration.ofSeconds(9));
    }

    private <T> T present(Fact<T> fact, Duration time) throws IOException, InterruptedException {
        return switch (reading(fact, time)) {
            case Reading.Present<T>(T value) -> value;
            case Reading.Absent<T>(String because) -> throw new AssertionError(because);
            case Reading.Failed<T>(Exception cause) -> throw new AssertionError(cause);
        };
    }

    <T> Reading<T> reading(Fact<T> fact, Duration time) throws IOException, InterruptedException {
        for (Collector<?> collector : collectors.all()) {
            if (collector.fact() == fact) {
                @SuppressWarnings("unchecked") // the same fact has the same type
                var wanted = (Collector<T>) collector;
                return wanted.collect(Deadline.in(time));
            }
        }
        throw new AssertionError("nobody reads " + fact);
    }

    static Domain named(List<Domain> domains, String name) {
        return domains.stream()
                .filter(domain -> domain.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    /// A definition in one line: its title, then its disks' targets, separated by blanks.
    private static DomainDefinition definition(String origin, String text) {
        if (text.startsWith("broken")) {
            throw new MalformedException(origin, 1, "not XML");
        }
        List<String> words = Arrays.asList(text.split(" "));
        Stream<String> targets = words.stream().skip(1);
        return new DomainDefinition(
                words.getFirst(),
                null,
                null,
                null,
                null,
                targets.map(Scraped::disk).toList(),
                List.of(),
                Map.of());
    }

    private static DomainDefinition.Disk disk(String target) {
        return new DomainDefinition.Disk(
                null, null, null, null, null, target, null, null, null, null, null, null, null);
    }
}

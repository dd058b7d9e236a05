package hypervisor.dialect;

import static java.util.Objects.requireNonNull;

import hypervisor.Golden;
import hypervisor.dialect.RecordedClusters.Recorded;
import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import hypervisor.scrape.Scraper;
import hypervisor.source.proxmox.ClientState;
import hypervisor.source.proxmox.ClientState.EndpointState;
import hypervisor.source.proxmox.collect.ProxmoxCollectors;
import hypervisor.source.proxmox.collect.Requests;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The recorded cluster, whole and broken in every way that was recorded, in every dialect of Proxmox VE. What breaks
/// had been read before while it was whole.
class ProxmoxDialectGoldenTest {
    private static final Path HOSTS = Path.of("src/test/fixtures/hosts");

    /// About when the clusters were recorded.
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T00:00:00Z"));

    private static final BuildInfo BUILD = new BuildInfo("1.2.3", "4d6f7e8", "25.0.3+9-LTS");

    private static final ClientState CLIENT =
            new ClientState(false, List.of(new EndpointState("https://recorded:8006", false, null, 20, 0)));

    static Stream<Arguments> clustersAndDialects() {
        return RecordedClusters.all().keySet().stream()
                .flatMap(cluster -> dialects().entrySet().stream()
                        .map(page -> Arguments.of(cluster, page.getKey(), page.getValue())));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("clustersAndDialects")
    void exposes(String cluster, String page, Dialect dialect) throws IOException {
        Recorded recorded = requireNonNull(RecordedClusters.all().get(cluster));
        var now = new AtomicReference<>(CLOCK.instant());
        var collectors = new ProxmoxCollectors(recorded.api(), Requests.standard(), () -> CLIENT, now::get);
        scrape(collectors, dialect);
        recorded.fault().accept(recorded.api());
        now.set(CLOCK.instant().plusSeconds(60)); // what was read before is not fresh any more

        String exposition = Exposed.text(dialect, withoutTimes(scrape(collectors, dialect), dialect));

        Golden.assertMatches(HOSTS.resolve(cluster).resolve("expected").resolve(page + ".prom"), exposition);
    }

    private static Facts scrape(ProxmoxCollectors collectors, Dialect dialect) {
        try (var scraper = new Scraper(collectors.all())) {
            return scraper.scrapeAll(dialect.facts(), CollectorFilter.ALL, Deadline.in(Duration.ofSeconds(60)));
        }
    }

    private static Map<String, Dialect> dialects() {
        Map<String, Dialect> dialects = new LinkedHashMap<>();
        dialects.put(
                PrometheusPveExporter.NAME, PrometheusPveExporter.dialect(DialectOptions.DOCUMENTED.at(CLOCK, BUILD)));
        dialects.put(Native.NAME, Native.dialect(DialectOptions.DOCUMENTED.at(CLOCK, BUILD)));
        for (DialectOptions options : List.of(DialectOptions.DOCUMENTED, DialectOptions.UPSTREAM)) {
            String suffix = options.upstream() ? "-upstream" : "";
            dialects.put(ProxmoxExporter.NAME + suffix, ProxmoxExporter.dialect(options.at(CLOCK, BUILD)));
            dialects.put(PveExporter.NAME + suffix, PveExporter.dialect(options.at(CLOCK, BUILD)));
        }
        return dialects;
    }

    /// How long it took is another number each time.
    private static Facts withoutTimes(Facts facts, Dialect dialect) {
        Facts.Builder all = Facts.builder();
        dialect.facts().forEach(fact -> copy(fact, facts, all));
        List<Outcome> outcomes = facts.value(Outcome.FACT);
        return all.put(
                        Outcome.FACT,
                        outcomes == null
                                ? List.of()
                                : outcomes.stream()
                                        .map(ProxmoxDialectGoldenTest::withoutTime)
                                        .toList())
                .build();
    }

    private static <T> void copy(Fact<T> fact, Facts from, Facts.Builder to) {
        to.put(fact, from.get(fact));
    }

    private static Outcome withoutTime(Outcome outcome) {
        return new Outcome(
                outcome.collector(),
                outcome.source(),
                outcome.success(),
                0.25,
                outcome.ageSeconds() == null ? null : Double.valueOf(0),
                outcome.because());
    }
}

package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Canonical;
import hypervisor.dialect.Dialect;
import hypervisor.exposition.Format;
import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.fact.Reading;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import hypervisor.scrape.Scraper;
import hypervisor.source.libvirt.LibvirtClient;
import hypervisor.source.libvirt.LibvirtOptions;
import hypervisor.source.libvirt.LibvirtUri;
import hypervisor.source.libvirt.collect.CollectorOptions;
import hypervisor.source.libvirt.collect.LibvirtCollectors;
import hypervisor.source.libvirt.domain.DomainDefinitionParser;
import hypervisor.source.libvirt.domain.MetadataRule;
import hypervisor.source.libvirt.message.GetAllDomainStats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The exporter from a daemon's socket to its text, in this process. Everything is read anew in every scrape.
final class Scrapes implements AutoCloseable {
    static final MetadataRule TITLE = new MetadataRule("title", "/domain/title", Map.of());

    final LibvirtClient client;
    private final Scraper scraper;

    /// @param uri as in the settings
    Scrapes(String uri) {
        client = new LibvirtClient(LibvirtUri.parse(uri), LibvirtOptions.standard());
        var collectors = new LibvirtCollectors(client, client, options());
        client.listen(collectors.listener());
        scraper = new Scraper(collectors.all());
    }

    Facts scrape(Dialect dialect, Duration time) {
        Set<Fact<?>> wanted = new HashSet<>(dialect.facts());
        return scraper.scrape(wanted, CollectorFilter.ALL, Deadline.in(time));
    }

    /// Values by series, as `name{label=value, …}` with sorted labels.
    Map<String, Double> series(Dialect dialect) {
        return series(dialect, Duration.ofSeconds(30));
    }

    Map<String, Double> series(Dialect dialect, Duration time) {
        return series(dialect, scrape(dialect, time));
    }

    static Map<String, Double> series(Dialect dialect, Facts facts) {
        return series(text(dialect, facts));
    }

    /// @param text as a scrape answers
    static Map<String, Double> series(String text) {
        Map<String, Double> series = new TreeMap<>();
        for (String line : Canonical.of(text).lines().toList()) {
            if (!line.startsWith("#") && !line.isEmpty()) {
                int space = line.lastIndexOf(' ');
                Double twice = series.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
                assertThat(twice).as(line).isNull();
            }
        }
        return series;
    }

    static List<Outcome> outcomes(Facts facts) {
        return facts.get(Outcome.FACT) instanceof Reading.Present<List<Outcome>>(var outcomes) ? outcomes : List.of();
    }

    static Outcome outcome(Facts facts, String collector) {
        return outcomes(facts).stream()
                .filter(outcome -> outcome.collector().equals(collector))
                .findAny()
                .orElseThrow();
    }

    @Override
    public void close() {
        scraper.close();
        client.close();
    }

    private static String text(Dialect dialect, Facts facts) {
        var out = new ByteArrayOutputStream();
        try {
            Format.TEXT.write(dialect.render(facts), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static CollectorOptions options() {
        var standard = CollectorOptions.standard(new DomainDefinitionParser(List.of(TITLE))::parse);
        return new CollectorOptions(
                standard.definitionParser(),
                standard.monitorGroups()
                        | GetAllDomainStats.IOTHREAD
                        | GetAllDomainStats.DIRTY_RATE
                        | GetAllDomainStats.VM,
                standard.parallelCalls(),
                standard.unansweredLimit(),
                standard.definitionRefresh(),
                standard.definitionRefreshWithoutEvents(),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                standard.agentBackOff());
    }
}

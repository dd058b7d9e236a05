package hypervisor.cli;

import hypervisor.config.Settings;
import hypervisor.demo.Demo;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.Dialects;
import hypervisor.exposition.Format;
import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.scrape.Collector;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The demonstration as the program watches it. A monitor that says nothing is waited for no longer than a second.
final class DemoScrapes implements AutoCloseable {
    private final Demo demo;
    private final Settings settings;
    private final Watching watching;
    private Facts facts = Facts.builder().build();

    private DemoScrapes(Demo demo) {
        this.demo = demo;
        Command command = Arguments.parse(List.of("--pve.monitor-timeout=1s"), Map.of());
        if (!(command instanceof Command.Serve(Settings given))) {
            throw new IllegalStateException("not a command that serves: " + command);
        }
        settings = DemoSettings.of(given, demo);
        watching = Watching.start(settings);
    }

    static DemoScrapes start() throws IOException {
        return new DemoScrapes(Demo.start());
    }

    Demo demo() {
        return demo;
    }

    Watching watching() {
        return watching;
    }

    /// Reads everything anew, and waits for what goes on in the background too.
    DemoScrapes scrape() {
        var wanted =
                watching.scraper().collectors().stream().map(Collector::fact).collect(Collectors.<Fact<?>>toSet());
        facts = watching.scraper().scrapeAll(wanted, CollectorFilter.ALL, Deadline.in(Duration.ofSeconds(60)));
        return this;
    }

    List<Outcome> outcomes() {
        return Objects.requireNonNull(facts.value(Outcome.FACT));
    }

    /// What the last scrape says in the words of a dialect.
    String text(String name) throws IOException {
        var out = new ByteArrayOutputStream();
        Format.TEXT.write(ChosenDialect.named(name, settings).render(facts), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /// Its values by series.
    Map<String, Double> series(String name) throws IOException {
        Map<String, Double> series = new LinkedHashMap<>();
        text(name).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            series.put(
                    line.substring(0, space),
                    Double.valueOf(line.substring(space + 1).replace("Inf", "Infinity")));
        });
        return series;
    }

    static List<String> dialects() {
        return Dialects.ALL.stream().map(Dialect::name).toList();
    }

    @Override
    public void close() throws IOException {
        watching.close();
        demo.close();
    }
}

package hypervisor.cli;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.config.ConfigException;
import hypervisor.config.OtlpSettings;
import hypervisor.config.PathSettings;
import hypervisor.config.ScrapeSettings;
import hypervisor.config.Settings;
import hypervisor.config.WebSettings;
import hypervisor.dialect.BuildInfo;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.Dialects;
import hypervisor.dialect.OwnMetrics;
import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.log.Repeats;
import hypervisor.metric.Family;
import hypervisor.metric.Metric;
import hypervisor.otlp.Origin;
import hypervisor.otlp.OtlpOptions;
import hypervisor.otlp.OtlpSender;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import hypervisor.scrape.Scraper;
import hypervisor.source.procfs.HostName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Scrapes for a collector and pushes to it, at its interval, on a thread of its own. Scrapes of others share its runs
/// as
/// they do among each other, and wait for none of it.
final class Pushing implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Pushing.class.getName());

    private final Settings settings;
    private final Scraper scraper;
    private final Dialect dialect;
    private final Dialect own;
    private final Pushes pushes;
    private final OtlpSender sender;
    private final Repeats repeats = new Repeats(LOG);
    private final Thread thread = Thread.ofVirtual().name("push").unstarted(this::push);

    private Pushing(Settings settings, Scraper scraper, Dialect dialect, Pushes pushes, OtlpSender sender) {
        this.settings = settings;
        this.scraper = scraper;
        this.dialect = dialect;
        this.own = OwnMetrics.dialect(BuildInfo.current(), !settings.of(WebSettings.DISABLE_EXPORTER_METRICS));
        this.pushes = pushes;
        this.sender = sender;
    }

    /// Where the settings name a collector.
    ///
    /// @param port of this exporter, which is part of its name
    /// @throws ConfigException where they cannot be used
    static Pushing of(Settings settings, Scraper scraper, int port, Instant start, Pushes pushes) {
        String name = settings.of(OtlpSettings.DIALECT);
        Dialect dialect =
                ChosenDialect.named(name.isEmpty() ? Dialects.ALL.getFirst().name() : name, settings);
        String host = HostName.of(Path.of(settings.of(PathSettings.PROCFS)));
        long startNanos = start.getEpochSecond() * 1_000_000_000 + start.getNano();
        var origin = new Origin(BuildInfo.current().version(), host + ":" + port, host, startNanos);
        try {
            return new Pushing(settings, scraper, dialect, pushes, new OtlpSender(options(settings), origin));
        } catch (IOException | RuntimeException e) {
            throw new ConfigException(
                    settings.origin(OtlpSettings.CA_FILE), "otlp.ca-file: cannot be used: " + e.getMessage());
        }
    }

    void start() {
        pushes.begin();
        thread.start();
    }

    /// Ends what is under way; it is not pushed.
    @Override
    public void close() {
        thread.interrupt();
        sender.close();
    }

    private static OtlpOptions options(Settings settings) {
        String authorities = settings.of(OtlpSettings.CA_FILE);
        return new OtlpOptions(
                URI.create(settings.of(OtlpSettings.ENDPOINT)),
                settings.of(OtlpSettings.TIMEOUT),
                () -> PushHeaders.read(settings, System.getenv()),
                authorities.isEmpty() ? null : Path.of(authorities));
    }

    private void push() {
        Duration interval = settings.of(OtlpSettings.INTERVAL);
        try {
            while (true) {
                long began = System.nanoTime();
                once();
                Thread.sleep(interval.minusNanos(System.nanoTime() - began));
            }
        } catch (InterruptedException _) {
            // it is over
        }
    }

    private void once() throws InterruptedException {
        Set<Fact<?>> wanted = new HashSet<>(dialect.facts());
        wanted.addAll(own.facts());
        Facts facts = scraper.scrape(wanted, CollectorFilter.ALL, Deadline.in(settings.of(ScrapeSettings.TIMEOUT)));
        Instant now = Instant.now();
        try {
            sender.push(families(facts), now);
            pushes.succeeded();
            repeats.ended("push", "pushing works again");
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            pushes.failed();
            repeats.failed("push", WARNING, "cannot push: " + e.getMessage());
        }
    }

    /// The dialect's and our own, where it does not have their names.
    private Stream<Family> families(Facts facts) {
        Set<String> taken = dialect.metrics().map(Metric::name).collect(Collectors.toSet());
        return Stream.concat(dialect.render(facts), own.render(facts).filter(family -> !taken.contains(family.name())));
    }
}

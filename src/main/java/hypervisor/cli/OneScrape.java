package hypervisor.cli;

import hypervisor.config.ScrapeSettings;
import hypervisor.config.Settings;
import hypervisor.config.WebSettings;
import hypervisor.dialect.BuildInfo;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.OwnMetrics;
import hypervisor.exposition.Format;
import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.fact.Reading;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// `once`: one scrape, as text.
final class OneScrape {
    private OneScrape() {}

    /// Fails where a collector did, after printing all that the others read.
    static ExitCode print(Settings settings, PrintStream out) {
        Logging.configure(settings);
        Dialect dialect = ChosenDialect.of(settings);
        Dialect own = OwnMetrics.dialect(BuildInfo.current(), !settings.of(WebSettings.DISABLE_EXPORTER_METRICS));
        Set<Fact<?>> wanted = new HashSet<>(dialect.facts());
        wanted.addAll(own.facts());
        try (var watching = Watching.start(settings)) {
            Facts facts = watching.scraper()
                    .scrapeAll(wanted, CollectorFilter.ALL, Deadline.in(settings.of(ScrapeSettings.TIMEOUT)));
            Format.TEXT.write(Stream.concat(dialect.render(facts), own.render(facts)), out);
            out.flush();
            return succeeded(facts) ? ExitCode.OK : ExitCode.FAILURE;
        } catch (IOException e) {
            System.err.println("hypervisor-exporter: cannot write: " + e.getMessage());
            return ExitCode.FAILURE;
        }
    }

    private static boolean succeeded(Facts facts) {
        return facts.get(Outcome.FACT) instanceof Reading.Present<java.util.List<Outcome>>(var outcomes)
                && outcomes.stream().allMatch(Outcome::success);
    }
}

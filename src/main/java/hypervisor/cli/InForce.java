package hypervisor.cli;

import hypervisor.config.ScrapeSettings;
import hypervisor.config.Settings;
import hypervisor.config.WebSettings;
import hypervisor.dialect.BuildInfo;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.Dialects;
import hypervisor.dialect.OwnMetrics;
import hypervisor.fact.Fact;
import hypervisor.fact.Outcome;
import hypervisor.scrape.Collector;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import hypervisor.scrape.Scraper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A configuration and what came of it.
///
/// @param dialects the chosen one first, then all others, each as the settings want it spoken
record InForce(Settings settings, Ingredients ingredients, Watching watching, List<Dialect> dialects) {
    /// No scraper is believed to wait longer, whatever it says.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static InForce of(Settings settings, List<? extends Collector<?>> more) {
        Ingredients ingredients = Ingredients.of(settings);
        List<Dialect> dialects = dialects(settings);
        return new InForce(settings, ingredients, Watching.start(settings, more), dialects);
    }

    /// What comes of other settings, with the same sources where these would be made of the same.
    InForce with(Settings next, List<? extends Collector<?>> more) {
        Ingredients now = Ingredients.of(next);
        return now.equals(ingredients) ? new InForce(next, now, watching, dialects(next)) : of(next, more);
    }

    /// Reads what may be shown again later, or starts to.
    void warmUp() {
        watching.scraper().warmUp(wanted(), settings.of(ScrapeSettings.TIMEOUT));
    }

    /// Reads all that somebody has asked the one before for, lest the first scrape lack any of it: but no longer than
    /// a scrape may take.
    void warmUpLike(InForce before) {
        if (watching == before.watching()) {
            return;
        }
        Scraper scraper = watching.scraper();
        Set<String> asked = before.watching().scraper().outcomes().stream()
                .map(Outcome::collector)
                .collect(Collectors.toSet());
        Set<Fact<?>> wanted = wanted();
        for (Collector<?> collector : scraper.collectors()) {
            if (asked.contains(collector.name())) {
                wanted.add(collector.fact());
            }
        }
        scraper.scrapeAll(wanted, CollectorFilter.ALL, Deadline.in(settings.of(ScrapeSettings.TIMEOUT)));
    }

    Duration longestAnswer() {
        Duration timeout = settings.of(ScrapeSettings.TIMEOUT);
        return timeout.compareTo(PATIENCE) > 0 ? timeout : PATIENCE;
    }

    private Set<Fact<?>> wanted() {
        Set<Fact<?>> wanted = new HashSet<>(dialects.getFirst().facts());
        wanted.addAll(OwnMetrics.dialect(BuildInfo.current(), !settings.of(WebSettings.DISABLE_EXPORTER_METRICS))
                .facts());
        return wanted;
    }

    private static List<Dialect> dialects(Settings settings) {
        List<Dialect> dialects = new ArrayList<>(List.of(ChosenDialect.of(settings)));
        for (Dialect other : Dialects.ALL) {
            if (!other.name().equals(dialects.getFirst().name())) {
                dialects.add(ChosenDialect.named(other.name(), settings));
            }
        }
        return dialects;
    }
}

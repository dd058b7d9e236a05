package hypervisor.cli;

import hypervisor.config.ScrapeSettings;
import hypervisor.config.Settings;
import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.fact.Reading;
import hypervisor.http.Watched;
import hypervisor.scrape.Collector;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `check`: tries everything that would be watched, and says what works.
final class Checking {
    private Checking() {}

    static ExitCode print(Settings settings, PrintStream out) {
        try (var watching = Watching.start(settings)) {
            for (Watched watched : watching.found()) {
                out.println((watched.found() ? "found    " : "missing  ") + watched.source() + ": " + watched.what());
                explain(watched.why(), out);
                explain(watched.hint(), out);
            }
            Set<Fact<?>> all = watching.scraper().collectors().stream()
                    .map(Collector::fact)
                    .collect(Collectors.toSet());
            Facts facts = watching.scraper()
                    .scrapeAll(all, CollectorFilter.ALL, Deadline.in(settings.of(ScrapeSettings.TIMEOUT)));
            List<Outcome> outcomes = facts.get(Outcome.FACT) instanceof Reading.Present<List<Outcome>>(var present)
                    ? present
                    : List.of();
            outcomes.forEach(outcome -> print(outcome, out));
            long failed =
                    outcomes.stream().filter(outcome -> !outcome.success()).count();
            out.println(failed == 0 ? "all collectors work" : failed + " of " + outcomes.size() + " collectors fail");
            out.flush();
            return failed == 0 && watching.found().stream().anyMatch(Watched::found) ? ExitCode.OK : ExitCode.FAILURE;
        }
    }

    private static void print(Outcome outcome, PrintStream out) {
        String state = !outcome.success() ? "failed " : outcome.because() == null ? "ok     " : "absent ";
        out.println(state + "  " + outcome.collector());
        explain(outcome.because(), out);
    }

    private static void explain(@Nullable String text, PrintStream out) {
        if (text != null) {
            out.println("         " + text);
        }
    }
}

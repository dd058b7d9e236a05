package hypervisor.scrape;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.fact.Outcome;
import hypervisor.log.Repeats;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Says what went wrong in a scrape in one line for each source, not one for each collector that it spoiled: a daemon
/// that is gone fails all that read it, for one reason.
final class ScrapeLog {
    private final Repeats repeats;

    /// Why each collector failed when it was asked last, by source and collector. Scrapes in different dialects ask
    /// different collectors, and each tells only of its own.
    private final Map<String, Map<String, String>> failing = new TreeMap<>();

    ScrapeLog(System.Logger log) {
        this.repeats = new Repeats(log);
    }

    synchronized void tell(Collection<Outcome> outcomes) {
        var sources = new TreeSet<String>();
        for (Outcome outcome : outcomes) {
            sources.add(outcome.source());
            Map<String, String> reasons = failing.computeIfAbsent(outcome.source(), _ -> new TreeMap<>());
            if (outcome.success()) {
                reasons.remove(outcome.collector());
            } else {
                reasons.put(outcome.collector(), String.valueOf(outcome.because()));
            }
        }
        for (String source : sources) {
            Map<String, String> reasons = failing.getOrDefault(source, Map.of());
            if (reasons.isEmpty()) {
                repeats.ended(source, source + " is read again");
            } else {
                repeats.failed(source, WARNING, source + " cannot be read in full: " + text(reasons));
            }
        }
    }

    /// Each reason once, with the collectors that it spoiled.
    private static String text(Map<String, String> reasons) {
        Map<String, List<String>> collectors = new LinkedHashMap<>();
        reasons.forEach((collector, reason) ->
                collectors.computeIfAbsent(reason, _ -> new ArrayList<>()).add(collector));
        List<String> parts = new ArrayList<>();
        collectors.forEach((reason, names) -> parts.add(reason + " (" + String.join(", ", names) + ")"));
        return String.join("; ", parts);
    }
}

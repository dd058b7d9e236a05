package hypervisor.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one collector fared in one scrape. The scrape's own outcome is a fact like any other, so that every
/// dialect can say it in its own words.
///
/// @param collector the collector's name, as in `collect[]`: `libvirt_domain`
/// @param source what it reads: `libvirt`
/// @param success whether it answered within the deadline; an absence is a success, a late answer is none
/// @param seconds how long it has been running, or ran
/// @param ageSeconds how old the value is that this scrape shows; null where the scrape has none
/// @param because why there is no new value, for a person; null where there is one
/// @param background whether it is read behind the scrapes' back, so that its success may be one of some time ago
public record Outcome(
        String collector,
        String source,
        boolean success,
        double seconds,
        @Nullable Double ageSeconds,
        @Nullable String because,
        boolean background) {

    /// Of a collector that scrapes wait for.
    public Outcome(
            String collector,
            String source,
            boolean success,
            double seconds,
            @Nullable Double ageSeconds,
            @Nullable String because) {
        this(collector, source, success, seconds, ageSeconds, because, false);
    }

    /// The outcome of every collector that this scrape asked, sorted by name.
    public static final Fact<List<Outcome>> FACT = Fact.named("scrape outcomes");
}

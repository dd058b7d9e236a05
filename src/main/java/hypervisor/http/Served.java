package hypervisor.http;

import hypervisor.dialect.BuildInfo;
import hypervisor.dialect.Dialect;
import hypervisor.scrape.Scraper;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What an exporter has to say.
///
/// @param dialects the first is the one at the telemetry path itself
/// @param watched asked for whenever the landing page is shown
/// @param probes null where requests may name no targets
/// @param pve null where this does not stand in for prometheus-pve-exporter
public record Served(
        Scraper scraper,
        List<Dialect> dialects,
        Supplier<List<Watched>> watched,
        BuildInfo build,
        @Nullable Probes probes,
        @Nullable PveAnswers pve) {

    public Served(Scraper scraper, List<Dialect> dialects, Supplier<List<Watched>> watched, BuildInfo build) {
        this(scraper, dialects, watched, build, null, null);
    }

    public Served {
        dialects = List.copyOf(dialects);
        if (dialects.isEmpty()) {
            throw new IllegalArgumentException("nothing to serve: no dialect");
        }
    }

    Dialect standard() {
        return dialects.getFirst();
    }
}

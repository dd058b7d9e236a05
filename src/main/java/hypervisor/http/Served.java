package hypervisor.http;

import hypervisor.dialect.BuildInfo;
import hypervisor.dialect.Dialect;
import hypervisor.scrape.Scraper;
import java.util.List;
import java.util.function.Supplier;

/// What an exporter has to say.
///
/// @param dialects the first is the one at the telemetry path itself
/// @param watched asked for whenever the landing page is shown
public record Served(Scraper scraper, List<Dialect> dialects, Supplier<List<Watched>> watched, BuildInfo build) {

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

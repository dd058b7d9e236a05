package hypervisor.http;

import static java.util.function.Function.identity;

import com.sun.net.httpserver.HttpExchange;
import hypervisor.fact.Outcome;
import hypervisor.scrape.Scraper;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a person sees who opens the exporter in a browser.
///
/// @param there whether a path leads to a page
record LandingPage(Served served, WebOptions options, SegmentPool pool, Predicate<String> there) implements Page {
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9a-fA-F:.]{2,45}])(?::\\d{1,5})?");

    @Override
    public Answer answer(HttpExchange exchange) {
        return Html.answer(new LandingHtml(landing(exchange)).html(), pool);
    }

    private Landing landing(HttpExchange exchange) {
        List<Landing.Listed> dialects = served.dialects().stream()
                .map(dialect ->
                        new Landing.Listed(dialect, options.dialectPath(dialect.name()), ReferencePage.path(dialect)))
                .toList();
        return new Landing(
                served.build(),
                target(exchange),
                options.telemetryPath(),
                served.watched().get(),
                asked(served.scraper()),
                dialects,
                served.pve() != null,
                Landing.Link.ALL.stream()
                        .filter(link -> there.test(link.path()))
                        .toList(),
                there.test(Landing.PROBE),
                Instant.now());
    }

    private static List<Landing.Asked> asked(Scraper scraper) {
        Map<String, Outcome> outcomes =
                scraper.outcomes().stream().collect(Collectors.toMap(Outcome::collector, identity()));
        return scraper.collectors().stream()
                .map(collector -> new Landing.Asked(
                        collector.name(),
                        collector.source(),
                        outcomes.get(collector.name()),
                        scraper.lastAsked(collector.name())))
                .toList();
    }

    /// The name under which the reader reached us, since that works from where they are.
    static String target(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host != null && HOST.matcher(host).matches()) {
            return host;
        }
        InetSocketAddress local = exchange.getLocalAddress();
        String address = local.getAddress().getHostAddress();
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + local.getPort();
    }
}

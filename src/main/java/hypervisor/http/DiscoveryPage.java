package hypervisor.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import hypervisor.discovery.Discovery;
import hypervisor.discovery.ProbeTarget;
import hypervisor.discovery.Target;
import hypervisor.discovery.TargetList;
import hypervisor.discovery.Wish;
import hypervisor.exposition.Gzip;
import hypervisor.exposition.Negotiation;
import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import hypervisor.scrape.Scraper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// What Prometheus can find by `http_sd_configs`. It takes a list for the whole truth, and drops what is not in it; of
/// an answer that is none it keeps the list it has. So there is no list where anything is missing that it is made of.
final class DiscoveryPage implements Page {
    static final String PATH = "/sd";

    private static final long LARGEST = 32L << 20;

    private final Discovery discovery;
    private final Scraper scraper;
    private final @Nullable Probes probes;
    private final WebOptions options;
    private final Semaphore permits;
    private final SegmentPool pool;

    /// The collectors that have told of something before.
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /// The facts that were waited for to their end once, also where that takes longer than usual scrapes wait.
    private final Set<Fact<?>> settled = ConcurrentHashMap.newKeySet();

    /// @param discovery what remembers, whoever is served
    /// @param permits one for each scrape that may be answered at once, which this is as good as
    DiscoveryPage(Discovery discovery, Served served, WebOptions options, Semaphore permits, SegmentPool pool) {
        this.discovery = discovery;
        this.scraper = served.scraper();
        this.probes = served.probes();
        this.options = options;
        this.permits = permits;
        this.pool = pool;
    }

    @Override
    public Answer answer(HttpExchange exchange) throws BadRequest {
        Wish wish = DiscoveryChoice.of(Query.parse(exchange.getRequestURI().getRawQuery()));
        if (!permits.tryAcquire()) {
            return unavailable("busy: web.max-requests allows no more than " + options.maxRequests()
                    + " answers to be put together at once");
        }
        try {
            return answer(exchange, wish);
        } finally {
            permits.release();
        }
    }

    private Answer answer(HttpExchange exchange, Wish wish) {
        Set<Fact<?>> wanted = Discovery.facts(wish);
        List<Target> targets = new ArrayList<>();
        if (!wanted.isEmpty()) {
            Facts facts = read(wanted);
            List<String> missing = missing(facts);
            if (!missing.isEmpty() || !Discovery.isTold(facts)) {
                String what = missing.isEmpty() ? "nothing is watched that has any" : String.join("; ", missing);
                return unavailable("no list of targets, so that the one before stays: " + what);
            }
            targets.addAll(discovery.targets(facts, wish));
        }
        if (probes != null) {
            String exporter = LandingPage.target(exchange);
            String scheme = exchange instanceof HttpsExchange ? "https" : "http";
            ProbeTarget.chosen(probes.listed(), wish).forEach(one -> targets.add(one.at(exporter, scheme)));
        }
        return answer(targets, Negotiation.gzip(exchange.getRequestHeaders().get("Accept-Encoding")));
    }

    private Answer answer(List<Target> targets, boolean gzip) {
        var body = new Segments(pool);
        boolean done = false;
        try {
            write(targets, gzip, body);
            if (body.size() > LARGEST) {
                return unavailable("the list would be larger than 32 MiB: ask for less of it");
            }
            done = true;
            Answer answer = Answer.of(200, TargetList.CONTENT_TYPE, body, () -> {});
            return gzip ? answer.with("Content-Encoding", "gzip") : answer;
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written to", e);
        } finally {
            if (!done) {
                body.release();
            }
        }
    }

    private Answer unavailable(String why) {
        return Answer.text(503, why, pool).with("Retry-After", "30");
    }

    private static void write(List<Target> targets, boolean gzip, Segments body) throws IOException {
        if (gzip) {
            try (var compressed = new Gzip(body)) {
                TargetList.write(targets, compressed);
            }
        } else {
            TargetList.write(targets, body);
        }
    }

    private Facts read(Set<Fact<?>> wanted) {
        Deadline deadline = Deadline.in(options.scrapeTimeout());
        if (settled.containsAll(wanted)) {
            return scraper.scrape(wanted, CollectorFilter.ALL, deadline);
        }
        Facts facts = scraper.scrapeAll(wanted, CollectorFilter.ALL, deadline);
        if (outcomes(facts).stream().allMatch(Outcome::success)) {
            settled.addAll(wanted);
        }
        return facts;
    }

    /// Why a list would lack something: what failed and has nothing to show, and what is no longer there.
    private List<String> missing(Facts facts) {
        List<String> missing = new ArrayList<>();
        for (Outcome outcome : outcomes(facts)) {
            if (outcome.ageSeconds() != null) {
                told.add(outcome.collector());
            } else if (!outcome.success() || told.contains(outcome.collector())) {
                missing.add(outcome.collector() + ": " + outcome.because());
            }
        }
        return missing;
    }

    private static List<Outcome> outcomes(Facts facts) {
        List<Outcome> outcomes = facts.value(Outcome.FACT);
        return outcomes == null ? List.of() : outcomes;
    }
}

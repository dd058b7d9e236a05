package hypervisor.http;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import hypervisor.dialect.Dialect;
import hypervisor.exposition.Format;
import hypervisor.exposition.Gzip;
import hypervisor.exposition.Negotiation;
import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.scrape.Collector;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import hypervisor.scrape.Scraper;
import hypervisor.scrape.Told;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/// One dialect's metrics: collects what it needs, and writes it in the format that is asked for.
final class ScrapePage implements Page {
    private static final System.Logger LOG = System.getLogger(ScrapePage.class.getName());

    private final Scraper scraper;
    private final Rendering rendering;
    private final Set<Fact<?>> wanted;
    private final Set<String> known;
    private final WebOptions options;
    private final Semaphore permits;
    private final SegmentPool pool;

    /// @param own what every answer says of the exporter itself
    /// @param permits one for each scrape that may be answered at once, shared by all such pages
    ScrapePage(Scraper scraper, Dialect dialect, Dialect own, WebOptions options, Semaphore permits, SegmentPool pool) {
        this.scraper = scraper;
        this.rendering = new Rendering(dialect, own);
        this.wanted = new HashSet<>(dialect.facts());
        wanted.addAll(own.facts());
        this.known = scraper.collectors().stream().map(Collector::name).collect(Collectors.toSet());
        this.options = options;
        this.permits = permits;
        this.pool = pool;
    }

    @Override
    public Answer answer(HttpExchange exchange) throws BadRequest {
        String header = exchange.getRequestHeaders().getFirst(ScrapeTimeout.HEADER);
        return answer(exchange, ScrapeTimeout.deadline(header, options));
    }

    Answer answer(HttpExchange exchange, Deadline deadline) throws BadRequest {
        return this.<RuntimeException>answer(exchange, deadline, scraper::scrape);
    }

    /// How what is wanted is read.
    @FunctionalInterface
    interface Read<X extends Exception> {
        Facts of(Set<Fact<?>> wanted, CollectorFilter filter, Deadline deadline) throws X;
    }

    <X extends Exception> Answer answer(HttpExchange exchange, Deadline deadline, Read<X> read) throws BadRequest, X {
        Headers headers = exchange.getRequestHeaders();
        Query query = Query.parse(exchange.getRequestURI().getRawQuery());
        var filter = CollectorChoice.of(query, known);
        boolean debug = query.all("debug").contains("true");
        Format format = debug ? Format.TEXT : Negotiation.format(headers.get("Accept"));
        String type = debug ? Answer.TEXT : format.contentType();
        boolean gzip = Negotiation.gzip(headers.get("Accept-Encoding"));
        if (exchange.getRequestMethod().equals("HEAD")) {
            return Answer.of(200, type, null, () -> {});
        }
        if (!permits.tryAcquire()) {
            return Answer.text(
                            503,
                            "busy: " + options.maxRequests() + " scrapes are being answered already, and "
                                    + "web.max-requests allows no more at once",
                            pool)
                    .with("Retry-After", "1");
        }
        var body = new Segments(pool);
        boolean done = false;
        try {
            if (debug) {
                Told told = scraper.tell(wanted, filter, deadline);
                write(DebugText.of(told, rendering.of(told.facts())), gzip, body);
            } else {
                Facts facts = read.of(wanted, filter, deadline);
                write(out -> format.write(rendering.of(facts), out), gzip, body);
            }
            done = true;
            Answer answer = Answer.of(200, type, body, permits::release);
            return gzip ? answer.with("Content-Encoding", "gzip") : answer;
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    ERROR,
                    "cannot answer a scrape of " + exchange.getRequestURI().getPath() + ": " + e);
            LOG.log(DEBUG, "cannot answer a scrape because of this", e);
            return Answer.text(500, "the answer cannot be put together; the exporter's log says why", pool);
        } finally {
            if (!done) {
                body.release();
                permits.release();
            }
        }
    }

    private static void write(Text text, boolean gzip, Segments body) throws IOException {
        if (gzip) {
            try (var compressed = new Gzip(body)) {
                text.writeTo(compressed);
            }
        } else {
            text.writeTo(body);
        }
    }

    /// What an answer says.
    @FunctionalInterface
    interface Text {
        void writeTo(OutputStream out) throws IOException;
    }
}

package hypervisor.http;

import com.sun.net.httpserver.HttpExchange;
import hypervisor.dialect.Dialect;
import hypervisor.http.Probes.Probe;
import hypervisor.scrape.Deadline;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// The metrics of a target that the request names: `/probe?target=pve1.example.net&module=default`.
///
/// @param own what each answer says of its scrape
record ProbePage(Probes probes, Dialect own, WebOptions options, SegmentPool pool) implements Page {
    static final String PATH = "/probe";

    private static final String STANDARD = "default";
    private static final int ECHO_LIMIT = 80;

    @Override
    public Answer answer(HttpExchange exchange) throws BadRequest {
        Query query = Query.parse(exchange.getRequestURI().getRawQuery());
        String module = module(query);
        String target = one(query, "target");
        if (target == null || target.isEmpty()) {
            throw new BadRequest(
                    "lacks the target: /probe?target=HOST&module=" + module + " (modules are " + names() + ")");
        }
        String header = exchange.getRequestHeaders().getFirst(ScrapeTimeout.HEADER);
        Deadline deadline = Deadline.in(ScrapeTimeout.timeout(header, options, probes.timeout(module)));
        try (Probe probe = probes.begin(module, target, deadline)) {
            Dialect dialect = probe.dialect(one(query, "dialect"));
            return new ScrapePage(probe.scraper(), dialect, own, options, new Semaphore(1), pool)
                    .answer(exchange, deadline);
        } catch (ProbeException e) {
            Answer answer = Answer.text(e.status(), String.valueOf(e.getMessage()), pool);
            return e.status() == 503 ? answer.with("Retry-After", "1") : answer;
        }
    }

    private String module(Query query) throws BadRequest {
        String module = one(query, "module");
        if (module == null) {
            if (!probes.modules().contains(STANDARD)) {
                throw new BadRequest(
                        "lacks the module: /probe?target=HOST&module=NAME, where NAME is one of " + names());
            }
            return STANDARD;
        }
        if (!probes.modules().contains(module)) {
            String told = module.length() > ECHO_LIMIT ? module.substring(0, ECHO_LIMIT) + "…" : module;
            throw new BadRequest("there is no module \"" + told + "\"; there are: " + names());
        }
        return module;
    }

    private String names() {
        return String.join(", ", new TreeSet<>(probes.modules()));
    }

    /// Null where it is not there.
    private static @Nullable String one(Query query, String name) throws BadRequest {
        List<String> all = query.all(name);
        if (all.size() > 1) {
            throw new BadRequest(name + " is given " + all.size() + " times, expected once");
        }
        return all.isEmpty() ? null : all.getFirst();
    }
}

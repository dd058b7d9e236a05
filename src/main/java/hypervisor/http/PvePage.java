package hypervisor.http;

import com.sun.net.httpserver.HttpExchange;
import hypervisor.dialect.Dialect;
import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.http.Probes.Probe;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import hypervisor.scrape.Scraper;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;

/// The metrics of a target as prometheus-pve-exporter gives them: `/pve?target=pve1&module=default&cluster=1&node=1`,
/// which are the defaults but for the target: that is localhost.
///
/// Where something is missing, the rest is answered, and the original has none of it. Where nothing could be read at
/// all, the answer is 500 as there: Prometheus's `up` says what it always said.
///
/// @param own what each answer says of its scrape
record PvePage(PveAnswers answers, Dialect own, WebOptions options, SegmentPool pool) implements Page {
    private static final Set<String> NO = Set.of("", "0", "false", "no", "off");

    private record Request(String module, String target, boolean cluster, boolean node) {
        static Request of(Query query) throws BadRequest {
            return new Request(
                    one(query, "module", "default"),
                    one(query, "target", "localhost"),
                    isYes(one(query, "cluster", "1")),
                    isYes(one(query, "node", "1")));
        }
    }

    @Override
    public Answer answer(HttpExchange exchange) throws BadRequest {
        Request request = Request.of(Query.parse(exchange.getRequestURI().getRawQuery()));
        Probes probes = answers.probes();
        if (!probes.modules().contains(request.module())) {
            throw new BadRequest(
                    "there is no such module; there are: " + String.join(", ", new TreeSet<>(probes.modules())));
        }
        String header = exchange.getRequestHeaders().getFirst(ScrapeTimeout.HEADER);
        Deadline deadline = Deadline.in(ScrapeTimeout.timeout(header, options, probes.timeout(request.module())));
        Dialect dialect = answers.dialect(request.cluster(), request.node());
        String target = answers.withPort(request.module(), request.target());
        long begin = System.nanoTime();
        try (Probe probe = probes.begin(request.module(), target, deadline)) {
            return new ScrapePage(probe.scraper(), dialect, own, options, new Semaphore(1), pool)
                    .<ProbeException>answer(exchange, deadline, (wanted, filter, until) -> {
                        Facts facts = read(probe.scraper(), wanted, filter, until);
                        List<Outcome> outcomes = outcomes(facts);
                        boolean failed = outcomes.stream().anyMatch(outcome -> !outcome.success());
                        ended(request, begin, failed);
                        if (failed && outcomes.stream().noneMatch(PvePage::told)) {
                            throw ProbeException.failed(
                                    "nothing could be read of " + target + ": " + because(outcomes));
                        }
                        return facts;
                    });
        } catch (ProbeException e) {
            String remedy = e.status() == 403 ? "; " + answers.remedy(request.module(), target) : "";
            Answer answer = Answer.text(e.status(), e.getMessage() + remedy, pool);
            return e.status() == 503 ? answer.with("Retry-After", "1") : answer;
        }
    }

    /// The first answer about a target waits for everything, as each of the original does; then what changes slowly is
    /// read in the background.
    private static Facts read(Scraper scraper, Set<Fact<?>> wanted, CollectorFilter filter, Deadline deadline) {
        return scraper.outcomes().isEmpty()
                ? scraper.scrapeAll(wanted, filter, deadline)
                : scraper.scrape(wanted, filter, deadline);
    }

    private void ended(Request request, long begin, boolean failed) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        answers.ended(request.module(), request.target(), request.cluster(), request.node(), seconds, failed);
    }

    /// Of what the cluster was asked for.
    private static List<Outcome> outcomes(Facts facts) {
        List<Outcome> outcomes = facts.value(Outcome.FACT);
        return outcomes == null
                ? List.of()
                : outcomes.stream()
                        .filter(outcome -> !outcome.source().equals("self"))
                        .toList();
    }

    /// Whether there is a value, even if it is an old one.
    private static boolean told(Outcome outcome) {
        return outcome.ageSeconds() != null || (outcome.success() && outcome.because() == null);
    }

    private static String because(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> !outcome.success())
                .findFirst()
                .map(outcome -> String.valueOf(outcome.because()))
                .orElse("there is nothing");
    }

    private static boolean isYes(String text) {
        return !NO.contains(text.toLowerCase(Locale.ROOT));
    }

    private static String one(Query query, String name, String otherwise) throws BadRequest {
        List<String> all = query.all(name);
        if (all.size() > 1) {
            throw new BadRequest(name + " is given " + all.size() + " times, expected once");
        }
        return all.isEmpty() ? otherwise : all.getFirst();
    }
}

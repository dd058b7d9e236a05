package hypervisor.http;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import hypervisor.http.access.Access;
import hypervisor.http.access.Refusal;
import java.io.IOException;
import java.util.Map;

/// Finds the page at a path, and sends its answer.
final class Router implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(Router.class.getName());

    private final SegmentPool pool;
    private final WriteLimit writeLimit;
    private final InFlight inFlight;
    private final Access access;
    private volatile Pages pages = new Pages(Map.of());

    Router(SegmentPool pool, WriteLimit writeLimit, InFlight inFlight, Access access) {
        this.pool = pool;
        this.writeLimit = writeLimit;
        this.inFlight = inFlight;
        this.access = access;
    }

    /// From now on, and instead of those before, which are returned.
    synchronized Pages route(Map<String, Page> next) {
        Pages before = pages;
        pages = new Pages(next);
        before.replace();
        return before;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        inFlight.begin();
        try (exchange) {
            Refusal refusal = access.refusal(exchange);
            Answer answer = refusal == null ? answer(exchange) : refused(refusal);
            try {
                send(exchange, answer);
            } finally {
                if (answer.body() != null) {
                    answer.body().release();
                }
                answer.then().run();
            }
        } finally {
            inFlight.end();
        }
    }

    private Answer refused(Refusal refusal) {
        Answer answer = Answer.text(refusal.status(), refusal.text(), pool);
        refusal.headers().forEach(answer::with);
        return answer;
    }

    private Answer answer(HttpExchange exchange) {
        Pages now = entered();
        try {
            return answer(exchange, now);
        } finally {
            now.leave();
        }
    }

    private Pages entered() {
        Pages now = pages;
        while (!now.enter()) {
            now = pages; // the new ones are there before the old ones are closed
        }
        return now;
    }

    private Answer answer(HttpExchange exchange, Pages now) {
        String path = exchange.getRequestURI().getPath();
        Page page = now.at(path);
        if (page == null) {
            return Answer.text(404, "there is nothing at this path; there is: " + now.paths(), pool);
        }
        if (!page.methods().contains(exchange.getRequestMethod())) {
            boolean reads = page.methods().contains("GET");
            String allowed = "this path can only be " + (reads ? "read" : "told to do something") + ": "
                    + String.join(" or ", page.methods());
            return Answer.text(405, allowed, pool)
                    .with("Allow", String.join(", ", page.methods()))
                    .with("Connection", "close");
        }
        try {
            return page.answer(exchange);
        } catch (BadRequest e) {
            return Answer.text(400, String.valueOf(e.getMessage()), pool);
        } catch (RuntimeException e) {
            LOG.log(ERROR, "cannot answer " + path + ": " + e);
            LOG.log(DEBUG, "cannot answer because of this", e);
            return Answer.text(500, "this page cannot be put together; the exporter's log says why", pool);
        }
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        answer.headers().forEach(headers::set);
        if (inFlight.draining()) {
            headers.set("Connection", "close");
        }
        Segments body = answer.body();
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head && body != null) {
            headers.set("Content-Length", Long.toString(body.size()));
        }
        try (var _ = writeLimit.start()) {
            if (head || body == null || body.size() == 0) {
                exchange.sendResponseHeaders(answer.status(), -1);
            } else {
                exchange.sendResponseHeaders(answer.status(), body.size());
                body.writeTo(exchange.getResponseBody());
                exchange.getResponseBody().close();
            }
        }
    }
}

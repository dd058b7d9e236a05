package hypervisor.demo.proxmox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import hypervisor.demo.proxmox.ClusterFaults.Fault;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// How a node's pveproxy talks: who may ask, what is not there, and when it hangs up.
final class Talk implements HttpHandler {
    private static final String BASE = "/api2/json";
    private static final String LOGIN = "/access/ticket";
    private static final String GET = "GET";

    /// pveproxy ends a connection after so many requests. Here it is every hundredth request of a node,
    /// which ends some connections earlier and some later.
    private static final int REQUESTS_OF_A_CONNECTION = 100;

    private final String node;
    private final ClusterAnswers answers;
    private final Logins logins;
    private final ClusterFaults faults;
    private final RequestCounts counts;
    private final AtomicInteger requests = new AtomicInteger();

    Talk(String node, ClusterAnswers answers, Logins logins, ClusterFaults faults, RequestCounts counts) {
        this.node = node;
        this.answers = answers;
        this.logins = logins;
        this.faults = faults;
        this.counts = counts;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String whole = exchange.getRequestURI().toString();
        String path = whole.startsWith(BASE) ? whole.substring(BASE.length()) : whole;
        try (exchange) {
            Reply reply = worked(exchange, whole, method, path);
            if (reply != null) {
                send(exchange, path, reply);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(e.getMessage());
        }
    }

    /// It is counted before it is sent: whoever has read the answer may ask how many there were.
    private @Nullable Reply worked(HttpExchange exchange, String whole, String method, String path)
            throws IOException, InterruptedException {
        String working = counts.begin(node, method, path);
        int status = 0;
        try {
            if (answers.isDown(node)) {
                return null;
            }
            Reply reply = whole.startsWith(BASE) ? reply(exchange, method, path) : Reply.notImplemented(method, path);
            boolean cut = faults.of(path).stream().anyMatch(Fault.Cut.class::isInstance);
            status = cut ? 0 : reply.status();
            return reply;
        } finally {
            counts.end(working, method, path, status);
        }
    }

    private Reply reply(HttpExchange exchange, String method, String path) throws IOException, InterruptedException {
        if (method.equals("POST") && path.equals(LOGIN)) {
            return login(exchange);
        }
        if (!method.equals(GET) || hasBody(exchange)) {
            return Reply.notImplemented(method, path);
        }
        var headers = exchange.getRequestHeaders();
        String user = logins.user(headers.getFirst("Authorization"), headers.getFirst("Cookie"));
        if (user == null) {
            Thread.sleep(faults.loginDelay());
            return new Reply(401, "");
        }
        for (Fault fault : faults.of(path)) {
            switch (fault) {
                case Fault.Slow(var delay) -> Thread.sleep(delay);
                case Fault.Hang() -> faults.waitWhileHanging(path);
                case Fault.Answer(Reply reply) -> {
                    return reply;
                }
                case Fault.Cut _, Fault.Type _, Fault.Huge _ -> {} // when it is sent
            }
        }
        String named = RequestCounts.node(path);
        return named != null && faults.lost(named)
                ? Reply.unreachable()
                : answers.answer(node, path, faults.actingAs(user));
    }

    private Reply login(HttpExchange exchange) throws IOException, InterruptedException {
        for (Fault fault : faults.of(LOGIN)) {
            if (fault instanceof Fault.Answer(Reply reply)) {
                return reply;
            }
        }
        var form = new String(exchange.getRequestBody().readNBytes(1 << 16), StandardCharsets.UTF_8);
        Map<String, String> fields = new HashMap<>();
        for (String field : form.split("&")) {
            int end = field.indexOf('=');
            if (end > 0) {
                fields.put(
                        field.substring(0, end), URLDecoder.decode(field.substring(end + 1), StandardCharsets.UTF_8));
            }
        }
        String name = fields.getOrDefault("username", "");
        String user = fields.containsKey("realm") ? name + "@" + fields.get("realm") : name;
        String ticket = logins.ticket(user, fields.getOrDefault("password", ""));
        if (ticket == null) {
            Thread.sleep(faults.loginDelay());
            return Reply.refused(401, "authentication failure");
        }
        return Reply.data("{\"ticket\":\"" + ticket + "\",\"CSRFPreventionToken\":\"0:unused\",\"username\":\"" + user
                + "\",\"clustername\":\"lab\",\"cap\":{}}");
    }

    private void send(HttpExchange exchange, String path, Reply reply) throws IOException {
        var answer = new AnswerBody(exchange, reply);
        boolean last = requests.incrementAndGet() % REQUESTS_OF_A_CONNECTION == 0;
        if (reply.status() >= 400 || last) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        for (Fault fault : faults.of(path)) {
            switch (fault) {
                case Fault.Cut(int bytes) -> {
                    answer.cut(bytes);
                    return;
                }
                case Fault.Type(String type) -> answer.type(type);
                case Fault.Huge(long bytes) -> {
                    answer.huge(bytes);
                    return;
                }
                case Fault.Slow _, Fault.Hang _, Fault.Answer _ -> {} // before it was made
            }
        }
        answer.send();
    }

    private static boolean hasBody(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        return exchange.getRequestHeaders().containsKey("Transfer-Encoding") || (length != null && !length.equals("0"));
    }
}

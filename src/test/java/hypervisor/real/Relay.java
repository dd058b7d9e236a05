package hypervisor.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// Stands between Prometheus and the exporter and notes what each said. It can also change what Prometheus asks for,
/// to have the formats that it understands but does not prefer.
final class Relay implements AutoCloseable {
    /// One scrape, not compressed.
    ///
    /// @param body as Latin-1, so that no byte is lost
    record Scrape(String accept, String contentType, String body) {
        /// How many samples it has, if it is text.
        long samples() {
            return body.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .count();
        }
    }

    private static final int KEPT = 100;

    private final Deque<Scrape> scrapes = new ArrayDeque<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String exporter;
    private final UnaryOperator<String> accept;
    private final HttpServer server;

    /// @param exporter its address
    /// @param accept from what Prometheus wants to what the exporter is told
    Relay(String exporter, UnaryOperator<String> accept) {
        this.exporter = exporter;
        this.accept = accept;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::relay);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// The latest ones, the oldest first.
    List<Scrape> scrapes() {
        synchronized (scrapes) {
            return new ArrayList<>(scrapes);
        }
    }

    private void relay(HttpExchange exchange) throws IOException {
        String wanted = accept.apply(String.valueOf(exchange.getRequestHeaders().getFirst("Accept")));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://" + exporter + exchange.getRequestURI()));
        request.header("Accept", wanted);
        String timeout = exchange.getRequestHeaders().getFirst("X-Prometheus-Scrape-Timeout-Seconds");
        if (timeout != null) {
            request.header("X-Prometheus-Scrape-Timeout-Seconds", timeout);
        }
        try (exchange) {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String type = answer.headers().firstValue("Content-Type").orElse("none");
            synchronized (scrapes) {
                scrapes.add(new Scrape(wanted, type, new String(answer.body(), StandardCharsets.ISO_8859_1)));
                if (scrapes.size() > KEPT) {
                    scrapes.remove();
                }
            }
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}

package hypervisor.source.proxmox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server on this machine that answers as one test wants it. Without a wish it answers every path with its
/// name.
final class TestNode implements AutoCloseable {
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile Answer answer = exchange -> json(
            exchange, 200, "{\"data\":{\"name\":\"" + exchange.getRequestURI().getPath() + "\"}}");

    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    TestNode() {
        this("server");
    }

    /// @param alias of its certificate
    TestNode(String alias) {
        this(alias, 0);
    }

    TestNode(String alias, int port) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(ClusterKeys.shared().server(alias)));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    TestNode answering(Answer value) {
        answer = value;
        return this;
    }

    Endpoint endpoint() {
        return new Endpoint("127.0.0.1", server.getAddress().getPort());
    }

    /// Method and path of every request, without `/api2/json`.
    List<String> asked() {
        return List.copyOf(asked);
    }

    int count(String path) {
        return (int) asked().stream().filter(one -> one.endsWith(" " + path)).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " "
                + exchange.getRequestURI().toString().replaceFirst("^/api2/json", ""));
        try (exchange) {
            answer.to(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void json(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /// Stops in the middle of everything.
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}

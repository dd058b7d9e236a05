package hypervisor.otlp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/// A collector that takes what is pushed to it, as long as it is told to.
public final class FakeCollector implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<Pushed> pushed = new LinkedBlockingQueue<>();
    private volatile int status = 200;

    /// @param headers of the request, by their names as the server writes them
    public record Pushed(Map<String, List<String>> headers, ExportMetricsServiceRequest message) {
        public Metric metric(String name) {
            return metrics().stream()
                    .filter(metric -> metric.getName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + name));
        }

        public List<Metric> metrics() {
            return message.getResourceMetrics(0).getScopeMetrics(0).getMetricsList();
        }
    }

    public FakeCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/v1/metrics", this::take);
        server.start();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/metrics";
    }

    /// What it answers from now on.
    public void answers(int code) {
        status = code;
    }

    public Pushed take() throws InterruptedException {
        Pushed next = pushed.poll(60, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was pushed");
        }
        return next;
    }

    private void take(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            var message = ExportMetricsServiceRequest.parseFrom(in);
            if (status == 200) {
                pushed.add(new Pushed(Map.copyOf(exchange.getRequestHeaders()), message));
            }
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package hypervisor.http;

import com.sun.net.httpserver.HttpServer;
import hypervisor.config.ListenAddress;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.OwnMetrics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// Serves an exporter over HTTP. It listens from [#listen] on, is healthy but not ready until it is told what to
/// [#serve], and answers what is under way before it closes.
public final class ExporterServer implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final int BACKLOG = 128;

    private final WebOptions options;
    private final SegmentPool pool = new SegmentPool();
    private final InFlight inFlight = new InFlight();
    private final WriteLimit writeLimit;
    private final Router router;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("http-", 0).factory());
    private final List<HttpServer> servers = new ArrayList<>();

    private ExporterServer(WebOptions options) {
        this.options = options;
        this.writeLimit = new WriteLimit(options.clientTimeout());
        this.router = new Router(pool, writeLimit, inFlight);
        router.route(new HealthPages(options.health(), pool).notReady(options.telemetryPath()));
    }

    /// @throws ListenException where an address is not to be had; then none is held
    public static ExporterServer listen(WebOptions options) throws ListenException {
        ServerLimits.set(options);
        var exporter = new ExporterServer(options);
        try {
            for (ListenAddress address : options.listen()) {
                exporter.bind(address);
            }
        } catch (ListenException e) {
            exporter.close(Duration.ZERO);
            throw e;
        }
        return exporter;
    }

    private void bind(ListenAddress address) throws ListenException {
        try {
            HttpServer server = HttpServer.create(resolve(address), BACKLOG);
            server.setExecutor(threads);
            server.createContext("/", router);
            servers.add(server);
            startFrom(server);
        } catch (IOException e) {
            throw new ListenException(address, e);
        }
    }

    private static InetSocketAddress resolve(ListenAddress address) throws UnknownHostException {
        InetSocketAddress resolved = address.socketAddress();
        if (resolved.isUnresolved()) {
            throw new UnknownHostException(address.host());
        }
        return resolved;
    }

    /// The server's own thread is a daemon if the one that starts it is, and then would not keep the program running.
    private static void startFrom(HttpServer server) {
        Thread starter = Thread.ofPlatform().daemon(false).name("http-start").start(server::start);
        boolean interrupted = false;
        while (starter.isAlive()) {
            try {
                starter.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Where it listens, with the port that was found where any would do.
    public List<InetSocketAddress> addresses() {
        return servers.stream().map(HttpServer::getAddress).toList();
    }

    /// From now on, and instead of anything served before.
    public void serve(Served served) {
        Dialect own = OwnMetrics.dialect(served.build(), options.exporterMetrics());
        var permits = new Semaphore(options.maxRequests());
        Map<String, Page> pages = new HashMap<>(new HealthPages(options.health(), pool).ready());
        pages.put("/", new LandingPage(served, options, pool));
        for (Dialect dialect : served.dialects()) {
            var page = new ScrapePage(served.scraper(), dialect, own, options, permits, pool);
            pages.put(options.dialectPath(dialect.name()), page);
            pages.put(ReferencePage.path(dialect), new ReferencePage(dialect, own, pool));
            if (dialect.name().equals(served.standard().name())) {
                pages.put(options.telemetryPath(), page);
            }
        }
        router.route(pages);
    }

    @Override
    public void close() {
        close(DRAIN);
    }

    /// Takes no more connections, waits for the answers under way, but no longer than the given time, then cuts off
    /// what is left. The scraper is its owner's to close.
    public void close(Duration time) {
        int seconds = (int) Math.min(time.plusMillis(999).toSeconds(), Integer.MAX_VALUE);
        List<Thread> stopping = servers.stream()
                .map(server -> Thread.ofVirtual().start(() -> server.stop(seconds)))
                .toList();
        try {
            inFlight.drain(time);
            for (Thread thread : stopping) {
                thread.interrupt(); // it would wait for exchanges that were cut off, too
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
        writeLimit.close();
    }
}

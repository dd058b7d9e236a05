package hypervisor.http;

import hypervisor.dialect.Dialect;
import hypervisor.dialect.OwnMetrics;
import hypervisor.discovery.Discovery;
import hypervisor.http.access.Access;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Serves an exporter over HTTP. It listens from [#listen] on, is healthy but not ready until it is told what
/// to [#serve], and answers what is under way before it closes.
public final class ExporterServer implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final WebOptions options;
    private final SegmentPool pool = new SegmentPool();
    private final InFlight inFlight = new InFlight();
    private final Discovery discovery = new Discovery();
    private final WriteLimit writeLimit;
    private final Router router;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("http-", 0).factory());
    private int most;
    private Semaphore permits;
    private final Arrivals arrivals;
    private final Access access;
    private final Listeners listeners;

    private ExporterServer(WebOptions options, Arrivals arrivals) {
        this.options = options;
        this.most = options.maxRequests();
        this.permits = new Semaphore(most);
        this.arrivals = arrivals;
        this.writeLimit = new WriteLimit(options.clientTimeout());
        this.access = new Access(arrivals.file(), this::origin);
        this.router = new Router(pool, writeLimit, inFlight, access);
        this.listeners = new Listeners(threads, router, arrivals, writeLimit);
        router.route(new HealthPages(options.health(), pool).notReady(options.telemetryPath()));
    }

    /// Unencrypted, for everybody.
    ///
    /// @throws ListenException where an address is not to be had; then none is held
    public static ExporterServer listen(WebOptions options) throws ListenException {
        return listen(options, Arrivals.PLAIN);
    }

    /// @throws ListenException where an address is not to be had; then none is held
    public static ExporterServer listen(WebOptions options, Arrivals arrivals) throws ListenException {
        ServerLimits.set(options);
        var exporter = new ExporterServer(options, arrivals);
        try {
            exporter.listeners.begin(options.listen());
        } catch (ListenException e) {
            exporter.close(Duration.ZERO);
            throw e;
        }
        return exporter;
    }

    /// Where it listens, with the port that was found where any would do.
    public List<InetSocketAddress> addresses() {
        return listeners.addresses();
    }

    private @Nullable InetAddress origin(InetSocketAddress seen) {
        return listeners.origin(seen);
    }

    /// Whether it answers who asks it from outside; each address has this long.
    public boolean answers(Duration patience) {
        return listeners.answer(access.own().header(), patience);
    }

    /// From now on, and instead of anything served before, with the options of the start and nothing to be told.
    public void serve(Served served) {
        serve(served, options, Control.NONE);
    }

    /// The same with other options, of which those that say where to listen and how long clients may take are as they
    /// were at the start.
    ///
    /// @return what was served before: answers may still be put together from it
    public synchronized Pages serve(Served served, WebOptions now, Control control) {
        Dialect own = OwnMetrics.dialect(served.build(), now.exporterMetrics(), arrivals::good);
        if (now.maxRequests() != most) {
            most = now.maxRequests();
            permits = new Semaphore(most);
        }
        Map<String, Page> pages = new HashMap<>(new HealthPages(now.health(), pool).ready());
        pages.put("/", new LandingPage(served, now, pool, pages::containsKey));
        pages.put(DiscoveryPage.PATH, new DiscoveryPage(discovery, served, now, permits, pool));
        for (Dialect dialect : served.dialects()) {
            var page = new ScrapePage(served.scraper(), dialect, own, now, permits, pool);
            pages.put(now.dialectPath(dialect.name()), page);
            pages.put(ReferencePage.path(dialect), new ReferencePage(dialect, own, pool));
            if (dialect.name().equals(served.standard().name())) {
                pages.put(now.telemetryPath(), page);
            }
        }
        Probes probes = served.probes();
        if (probes != null) {
            pages.put(ProbePage.PATH, new ProbePage(probes, OwnMetrics.ofProbe(), now, pool));
        }
        PveAnswers pve = served.pve();
        if (pve != null) {
            pages.put(PveAnswers.PATH, new PvePage(pve, OwnMetrics.ofProbe(), now, pool));
            pages.put(now.telemetryPath(), new ScrapePage(served.scraper(), pve.self(), own, now, permits, pool));
        }
        pages.put(ReloadPage.PATH, new ReloadPage(control, pool));
        if (control.configuration() != null) {
            pages.put(ConfigPage.PATH, new ConfigPage(control.configuration(), pool));
        }
        return router.route(pages);
    }

    @Override
    public void close() {
        close(DRAIN);
    }

    /// Takes no more connections, waits for the answers under way, but no longer than the given time, then
    /// cuts off what is left. The scraper is its owner's to close.
    public void close(Duration time) {
        int seconds = (int) Math.min(time.plusMillis(999).toSeconds(), Integer.MAX_VALUE);
        List<Thread> stopping = listeners.stop(seconds);
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

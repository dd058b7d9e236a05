package hypervisor.cli;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import hypervisor.config.ConfigException;
import hypervisor.config.DialectSettings;
import hypervisor.config.ListenAddress;
import hypervisor.config.Listing;
import hypervisor.config.OtlpSettings;
import hypervisor.config.Setting;
import hypervisor.config.Settings;
import hypervisor.config.WebSettings;
import hypervisor.dialect.BuildInfo;
import hypervisor.http.Arrivals;
import hypervisor.http.Control;
import hypervisor.http.Control.Reloaded;
import hypervisor.http.ExporterServer;
import hypervisor.http.ListenException;
import hypervisor.http.Pages;
import hypervisor.http.Served;
import hypervisor.http.WebOptions;
import hypervisor.source.self.ServiceCollector;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `serve`: answers scrapes with what the configuration says, and reads that anew when told to.
final class Serving implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Serving.class.getName());

    private final Supplier<Settings> configuration;
    private final Map<String, String> health;
    private final ExporterServer server;
    private final Turns<Reloaded> turns = new Turns<>("reload", this::reload);
    private final Retiring retiring = new Retiring();
    private final List<Pages> users = new ArrayList<>();
    private final ServiceManager manager;
    private final Standing standing = new Standing();
    private volatile InForce inForce;
    private @Nullable Pushing pushing;
    private boolean closed;

    private Serving(
            Settings settings, Supplier<Settings> configuration, Map<String, String> health, ServiceManager manager)
            throws ListenException {
        this.configuration = configuration;
        this.manager = manager;
        this.health = health;
        this.inForce = InForce.of(settings, collectors());
        boolean listens = false;
        try {
            this.server = ExporterServer.listen(options(settings), Arrivals.of(settings));
            listens = true;
        } finally {
            if (!listens) {
                inForce.watching().close();
            }
        }
    }

    /// Returns when the program is told to end and the answers under way are out.
    ///
    /// @param configuration reads the settings anew
    /// @param health what an exporter that is stood in for answers where ours would use other words, by path
    static ExitCode until(
            Ending ending, Settings settings, Supplier<Settings> configuration, Map<String, String> health)
            throws ListenException {
        Hangup hangup = Hangup.heard();
        try (ServiceManager manager = ServiceManager.of(System.getenv());
                Serving serving = start(settings, configuration, health, manager)) {
            manager.ready();
            manager.watch(serving.server::answers);
            hangup.does(serving::startReload);
            ending.await();
            manager.stopping();
        }
        return ExitCode.OK;
    }

    static Serving start(Settings settings, Supplier<Settings> configuration, Map<String, String> health)
            throws ListenException {
        return start(settings, configuration, health, ServiceManager.of(Map.of()));
    }

    private static Serving start(
            Settings settings, Supplier<Settings> configuration, Map<String, String> health, ServiceManager manager)
            throws ListenException {
        var serving = new Serving(settings, configuration, health, manager);
        boolean serves = false;
        try {
            serving.push(serving.pushing(serving.inForce));
            serving.serve(serving.inForce);
            serving.inForce.warmUp();
            serves = true;
        } finally {
            if (!serves) {
                serving.close();
            }
        }
        String addresses = serving.addresses().stream().map(Serving::text).collect(Collectors.joining(", "));
        LOG.log(INFO, "listening on " + addresses + ", dialect " + settings.of(DialectSettings.DIALECT));
        return serving;
    }

    List<InetSocketAddress> addresses() {
        return server.addresses();
    }

    /// Begins now, or after the one that is going on. What comes of it is in the log.
    void startReload() {
        var _ = turns.ask();
    }

    private Reloaded reload() {
        manager.reloading();
        try {
            return reloaded(Fixed.of(inForce.settings(), configuration.get()));
        } catch (ConfigException | IllegalArgumentException e) {
            standing.refused();
            String problems = String.valueOf(e.getMessage());
            LOG.log(ERROR, "the configuration cannot be used, the one before stays in force");
            problems.lines().forEach(problem -> LOG.log(ERROR, problem));
            return new Reloaded(false, problems);
        } catch (RuntimeException e) {
            standing.refused();
            LOG.log(ERROR, "the configuration cannot be read anew, the one before stays in force", e);
            return new Reloaded(false, "reloading failed; the exporter's log says why");
        } finally {
            manager.ready();
        }
    }

    private Reloaded reloaded(Fixed fixed) {
        InForce before = inForce;
        InForce next = before.with(fixed.settings(), collectors());
        Pushing push = null;
        boolean used = false;
        try {
            options(next.settings());
            push = pushing(next);
            next.warmUpLike(before);
            synchronized (this) {
                if (closed) {
                    return new Reloaded(false, "the exporter is stopping");
                }
                Logging.adjust(next.settings());
                inForce = next;
                standing.reloaded();
                users.add(serve(next));
                used = true;
                push(push);
            }
        } finally {
            if (!used && push != null) {
                push.close();
            }
            if (!used && next.watching() != before.watching()) {
                next.watching().close();
            }
        }
        if (next.watching() != before.watching()) {
            retiring.retire(before.watching(), List.copyOf(users), before.longestAnswer());
            users.clear();
        } else {
            users.removeIf(Pages::isUnused);
        }
        return told(before, next, fixed);
    }

    private static Reloaded told(InForce before, InForce next, Fixed fixed) {
        List<String> changed = new ArrayList<>(before.settings().differing(next.settings()).stream()
                .map(Setting::key)
                .toList());
        if (!before.ingredients().modules().equals(next.ingredients().modules())) {
            changed.add("modules");
        }
        String what = changed.isEmpty() ? "nothing changed" : "changed: " + String.join(", ", changed);
        LOG.log(INFO, "the configuration was read anew, " + what);
        if (!fixed.ignored().isEmpty()) {
            LOG.log(WARNING, fixed.text());
        }
        return new Reloaded(
                true,
                "the configuration was read anew, " + what + (fixed.ignored().isEmpty() ? "" : "\n" + fixed.text()));
    }

    private Pages serve(InForce next) {
        Settings settings = next.settings();
        Watching watching = next.watching();
        var served = new Served(
                watching.scraper(),
                next.dialects(),
                watching::found,
                BuildInfo.current(),
                watching.probes(),
                watching.pve());
        var control =
                new Control(settings.of(WebSettings.ENABLE_LIFECYCLE), this::awaitReload, () -> Listing.of(settings));
        return server.serve(served, options(settings), control);
    }

    private Reloaded awaitReload() throws InterruptedException {
        try {
            return turns.ask().get();
        } catch (ExecutionException e) {
            return new Reloaded(false, String.valueOf(e.getMessage()));
        }
    }

    private List<ServiceCollector> collectors() {
        return List.of(new ServiceCollector(standing::state));
    }

    /// Null where nothing is pushed; then nothing of what pushes is loaded.
    private @Nullable Pushing pushing(InForce next) {
        return next.settings().of(OtlpSettings.ENDPOINT).isEmpty()
                ? null
                : Pushing.of(
                        next.settings(),
                        next.watching().scraper(),
                        addresses().getFirst().getPort(),
                        standing.started(),
                        standing.pushes());
    }

    private synchronized void push(@Nullable Pushing next) {
        if (pushing != null) {
            pushing.close();
        }
        pushing = next;
        if (next != null) {
            next.start();
        }
    }

    private WebOptions options(Settings settings) {
        return WebOptions.of(settings).withHealth(health);
    }

    /// As in `web.listen-address`.
    private static String text(InetSocketAddress address) {
        return address.getAddress().isAnyLocalAddress()
                ? ":" + address.getPort()
                : new ListenAddress(address.getAddress().getHostAddress(), address.getPort()).toString();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            push(null);
        }
        server.close();
        retiring.close();
        inForce.watching().close();
    }
}

package hypervisor.cli;

import static java.lang.System.Logger.Level.INFO;

import hypervisor.config.DialectSettings;
import hypervisor.config.ListenAddress;
import hypervisor.config.ScrapeSettings;
import hypervisor.config.Settings;
import hypervisor.dialect.BuildInfo;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.Dialects;
import hypervisor.dialect.OwnMetrics;
import hypervisor.fact.Fact;
import hypervisor.http.Arrivals;
import hypervisor.http.ExporterServer;
import hypervisor.http.ListenException;
import hypervisor.http.Served;
import hypervisor.http.WebOptions;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// `serve`: answers scrapes until the process is told to end.
final class Serving {
    private static final System.Logger LOG = System.getLogger(Serving.class.getName());

    private Serving() {}

    /// Returns when the program is told to end and the answers under way are out.
    ///
    /// @param health what an exporter that is stood in for answers where ours would use other words, by path
    static ExitCode until(Ending ending, Watching watching, Settings settings, Map<String, String> health)
            throws ListenException {
        try (ServiceManager manager = ServiceManager.of(System.getenv())) {
            ExporterServer server = start(watching, settings, health);
            manager.ready();
            manager.watch(server::answers);
            ending.await();
            manager.stopping();
            server.close();
            return ExitCode.OK;
        }
    }

    static ExporterServer start(Watching watching, Settings settings, Map<String, String> health)
            throws ListenException {
        ExporterServer server =
                ExporterServer.listen(WebOptions.of(settings).withHealth(health), Arrivals.of(settings));
        List<Dialect> dialects = dialects(settings);
        server.serve(new Served(
                watching.scraper(), dialects, watching::found, BuildInfo.current(), watching.probes(), watching.pve()));
        Set<Fact<?>> wanted = new HashSet<>(dialects.getFirst().facts());
        wanted.addAll(OwnMetrics.dialect(BuildInfo.current(), false).facts());
        watching.scraper().warmUp(wanted, settings.of(ScrapeSettings.TIMEOUT));
        String addresses = server.addresses().stream().map(Serving::text).collect(Collectors.joining(", "));
        LOG.log(INFO, "listening on " + addresses + ", dialect " + settings.of(DialectSettings.DIALECT));
        return server;
    }

    /// As in `web.listen-address`.
    private static String text(InetSocketAddress address) {
        return address.getAddress().isAnyLocalAddress()
                ? ":" + address.getPort()
                : new ListenAddress(address.getAddress().getHostAddress(), address.getPort()).toString();
    }

    /// The chosen one first, then all others, each as the settings want it spoken.
    private static List<Dialect> dialects(Settings settings) {
        List<Dialect> dialects = new ArrayList<>(List.of(ChosenDialect.of(settings)));
        for (Dialect other : Dialects.ALL) {
            if (!other.name().equals(dialects.getFirst().name())) {
                dialects.add(ChosenDialect.named(other.name(), settings));
            }
        }
        return dialects;
    }
}

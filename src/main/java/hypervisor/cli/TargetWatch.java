package hypervisor.cli;

import hypervisor.config.LibvirtSettings;
import hypervisor.config.Module;
import hypervisor.config.ModuleSettings;
import hypervisor.config.ProxmoxSettings;
import hypervisor.config.Settings;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Scraper;
import hypervisor.target.Target;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A target that a request named, watched with what its module says, and with nothing of what the process watches
/// itself.
final class TargetWatch implements AutoCloseable {
    private final Settings settings;
    private final AutoCloseable client;
    private final Scraper scraper;

    private TargetWatch(Settings settings, AutoCloseable client, Scraper scraper) {
        this.settings = settings;
        this.client = client;
        this.scraper = scraper;
    }

    /// @param place at which it is asked, and nowhere else
    static TargetWatch at(InetAddress place, Module module, Target target) {
        return of(module, target, place, null);
    }

    /// One that fails, since nobody knows where it is.
    static TargetWatch nowhere(Module module, Target target, String because) {
        return of(module, target, null, because);
    }

    private static TargetWatch of(Module module, Target target, @Nullable InetAddress place, @Nullable String because) {
        if (module.isProxmox()) {
            Settings settings = module.settings()
                    .with(ProxmoxSettings.ENDPOINTS, List.of(URI.create("https://" + target)), "target");
            var watch = ProxmoxWatch.ofTarget(settings, place);
            return new TargetWatch(settings, watch, scraper(settings, watch.collectors(), because));
        }
        String uri = target.driver() + "+" + module.settings().of(ModuleSettings.TRANSPORT) + "://"
                + target.host().bracketed() + ":" + target.port() + target.path();
        Settings settings = module.settings().with(LibvirtSettings.URI, uri, "target");
        var watch = LibvirtWatch.ofTarget(settings, place);
        return new TargetWatch(settings, watch, scraper(settings, watch.collectors(), because));
    }

    private static Scraper scraper(Settings settings, List<Collector<?>> collectors, @Nullable String because) {
        return Watching.scraper(
                settings,
                because == null
                        ? collectors
                        : collectors.stream()
                                .<Collector<?>>map(collector -> new Unresolved<>(collector, because))
                                .toList());
    }

    Scraper scraper() {
        return scraper;
    }

    Settings settings() {
        return settings;
    }

    @Override
    public void close() {
        scraper.close();
        try {
            client.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("neither kind of client has anything to throw", e);
        }
    }
}

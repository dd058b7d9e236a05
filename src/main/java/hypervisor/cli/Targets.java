package hypervisor.cli;

import hypervisor.config.ConfigException;
import hypervisor.config.DialectSettings;
import hypervisor.config.Module;
import hypervisor.config.ScrapeSettings;
import hypervisor.config.Settings;
import hypervisor.config.TargetPattern;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.OwnMetrics;
import hypervisor.discovery.ProbeTarget;
import hypervisor.http.ProbeException;
import hypervisor.http.Probes;
import hypervisor.scrape.Deadline;
import hypervisor.scrape.Scraper;
import hypervisor.source.self.ProbeFigures;
import hypervisor.target.RefusedException;
import hypervisor.target.Resolver;
import hypervisor.target.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The targets that requests may name: what each module lets through, and what is kept of those that were probed.
final class Targets implements Probes, AutoCloseable {
    private final Map<String, ModuleUse> modules = new TreeMap<>();
    private final Resolver resolver;
    private final KeptTargets kept;

    private Targets(Settings settings, Resolver resolver) {
        this.resolver = resolver;
        this.kept = new KeptTargets(settings);
        for (Module module : settings.modules()) {
            modules.put(module.name(), new ModuleUse(module));
        }
    }

    /// @throws ConfigException where a module's settings make no client
    static Targets of(Settings settings) {
        return of(settings, new Resolving());
    }

    static Targets of(Settings settings, Resolver resolver) {
        settings.modules().forEach(ModuleTrial::of);
        return new Targets(settings, resolver);
    }

    @Override
    public Set<String> modules() {
        return modules.keySet();
    }

    @Override
    public List<ProbeTarget> listed() {
        return modules.values().stream()
                .map(ModuleUse::module)
                .flatMap(module -> module.targets().stream()
                        .filter(TargetPattern::isOne)
                        .map(target -> new ProbeTarget(module.source(), module.name(), target.toString())))
                .sorted(Comparator.comparing(ProbeTarget::module).thenComparing(ProbeTarget::name))
                .distinct()
                .toList();
    }

    @Override
    public Duration timeout(String module) {
        return use(module).module().settings().of(ScrapeSettings.TIMEOUT);
    }

    @Override
    public Probe begin(String module, String target, Deadline deadline) throws ProbeException {
        ModuleUse use = use(module);
        try {
            Target parsed = use.parse(target);
            KeptTarget found = find(use, parsed, deadline);
            return new Begun(use, found);
        } catch (RefusedException e) {
            use.refused();
            throw ProbeException.refused(String.valueOf(e.getMessage()));
        } catch (ProbeException e) {
            use.ended(ModuleUse.BUSY);
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProbeException.busy("the exporter is ending");
        }
    }

    private KeptTarget find(ModuleUse use, Target target, Deadline deadline)
            throws RefusedException, ProbeException, InterruptedException {
        var key = new KeptTargets.Key(use.module().name(), target.driver() + target);
        try {
            List<InetAddress> places = use.addresses(target, resolver, deadline);
            return kept.use(key, places, place -> TargetWatch.at(place, use.module(), target));
        } catch (IOException e) {
            String because = String.valueOf(e.getMessage());
            return kept.use(key, () -> TargetWatch.nowhere(use.module(), target, because));
        }
    }

    ProbeFigures figures() {
        return new ProbeFigures(
                kept.size(), modules.values().stream().map(ModuleUse::figures).toList());
    }

    /// Lets go of all targets; those that are being probed are closed when that is over.
    @Override
    public void close() {
        kept.close();
    }

    private ModuleUse use(String module) {
        ModuleUse use = modules.get(module);
        if (use == null) {
            throw new IllegalArgumentException("there is no module " + module);
        }
        return use;
    }

    private final class Begun implements Probe {
        private final ModuleUse use;
        private final KeptTarget target;
        private boolean asked;

        Begun(ModuleUse use, KeptTarget target) {
            this.use = use;
            this.target = target;
        }

        @Override
        public Scraper scraper() {
            asked = true;
            return target.watch().scraper();
        }

        @Override
        public Dialect dialect(@Nullable String name) throws ProbeException {
            Settings settings = target.watch().settings();
            try {
                return ChosenDialect.named(name == null ? settings.of(DialectSettings.DIALECT) : name, settings);
            } catch (ConfigException e) {
                throw ProbeException.wrong(e.problems().getFirst().message());
            }
        }

        @Override
        public void close() {
            boolean down = asked && !OwnMetrics.isUp(target.watch().scraper().outcomes());
            if (asked) {
                use.ended(down ? ModuleUse.DOWN : ModuleUse.UP);
            }
            kept.leave(target, down);
        }
    }
}

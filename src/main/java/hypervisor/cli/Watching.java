package hypervisor.cli;

import static java.util.Objects.requireNonNullElse;

import hypervisor.config.CollectorSettings;
import hypervisor.config.PrometheusPveExporterSettings;
import hypervisor.config.Settings;
import hypervisor.fact.Outcome;
import hypervisor.http.Watched;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Scraper;
import hypervisor.source.MissingRight;
import hypervisor.source.self.JvmCollector;
import hypervisor.source.self.ProbeCollector;
import hypervisor.source.self.ProcessCollector;
import hypervisor.source.self.PveRequestCollector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything this exporter watches, put together: the one place where sources and settings meet.
final class Watching implements AutoCloseable {
    private final LibvirtWatch libvirt;
    private final ProxmoxWatch proxmox;
    private final HostWatch host;
    private final @Nullable Targets targets;
    private final @Nullable PveTargets pve;
    private final Scraper scraper;

    private Watching(
            LibvirtWatch libvirt,
            ProxmoxWatch proxmox,
            HostWatch host,
            @Nullable Targets targets,
            @Nullable PveTargets pve,
            Scraper scraper) {
        this.libvirt = libvirt;
        this.proxmox = proxmox;
        this.host = host;
        this.targets = targets;
        this.pve = pve;
        this.scraper = scraper;
    }

    static Watching start(Settings settings) {
        return start(settings, List.of());
    }

    /// @param more collectors that are none of this machine's
    static Watching start(Settings settings, List<? extends Collector<?>> more) {
        ProxmoxWatch proxmox = null;
        LibvirtWatch libvirt = null;
        HostWatch host = null;
        boolean started = false;
        try {
            proxmox = ProxmoxWatch.of(settings);
            libvirt = LibvirtWatch.of(settings);
            host = HostWatch.of(settings);
            List<Collector<?>> all = new ArrayList<>(libvirt.collectors());
            all.addAll(proxmox.collectors());
            all.addAll(host.collectors());
            all.add(new ProcessCollector(Path.of("/proc")));
            all.add(new JvmCollector());
            all.addAll(more);
            Targets targets = settings.modules().isEmpty() ? null : Targets.of(settings);
            if (targets != null) {
                all.add(new ProbeCollector(targets::figures));
            }
            PveTargets pve = targets != null && settings.of(PrometheusPveExporterSettings.STANDS_IN)
                    ? PveTargets.of(settings, targets)
                    : null;
            if (pve != null) {
                all.add(new PveRequestCollector(pve.requests()));
            }
            var watching = new Watching(libvirt, proxmox, host, targets, pve, scraper(settings, all));
            started = true;
            return watching;
        } finally {
            if (!started) { // the settings of a later one are wrong, which nothing may be left behind for
                closed(proxmox, ProxmoxWatch::close);
                closed(libvirt, LibvirtWatch::close);
                closed(host, HostWatch::close);
            }
        }
    }

    private static <T> void closed(@Nullable T watch, Consumer<T> how) {
        if (watch != null) {
            how.accept(watch);
        }
    }

    /// Those collectors that are on, as often as the settings say.
    static Scraper scraper(Settings settings, List<Collector<?>> all) {
        List<Collector<?>> on = new ArrayList<>();
        Set<MissingRight> told = ToldRights.nothing();
        for (Collector<?> collector : all) {
            if (CollectorSettings.isOn(settings, collector.name())) {
                var paced = new Paced<>(collector, CollectorSettings.interval(settings, collector.name()));
                on.add(new ToldRights<>(paced, told));
            }
        }
        return new Scraper(on);
    }

    /// Null where requests may name no targets.
    @Nullable Targets probes() {
        return targets;
    }

    /// Null where this does not stand in for prometheus-pve-exporter.
    @Nullable PveTargets pve() {
        return pve;
    }

    Scraper scraper() {
        return scraper;
    }

    ProxmoxWatch proxmox() {
        return proxmox;
    }

    /// What is watched and what is not, looked up anew each time; what the last scrape could not read at all is not.
    List<Watched> found() {
        List<Watched> all = new ArrayList<>(List.of(libvirt.found(), proxmox.found()));
        all.addAll(host.found());
        // what says that all else is made up stands first
        all.sort(Comparator.comparing(watched -> !watched.equals(DemoSettings.NOTE)));
        var counts = new LastCounts(scraper);
        return all.stream()
                .map(this::withOutcomes)
                .map(watched -> watched.with(counts.of(watched.source())))
                .toList();
    }

    private Watched withOutcomes(Watched watched) {
        List<Outcome> outcomes = scraper.outcomes().stream()
                .filter(outcome -> outcome.source().equals(watched.source()))
                .toList();
        if (!watched.found() || outcomes.isEmpty() || outcomes.stream().anyMatch(Outcome::success)) {
            return watched;
        }
        String because = outcomes.getFirst().because();
        return new Watched(
                watched.source(),
                false,
                watched.what(),
                watched.why() == null ? because : because + "; " + watched.why(),
                requireNonNullElse(watched.hint(), "the next scrape tries again"));
    }

    @Override
    public void close() {
        scraper.close();
        libvirt.close();
        proxmox.close();
        host.close();
        if (targets != null) {
            targets.close();
        }
    }
}

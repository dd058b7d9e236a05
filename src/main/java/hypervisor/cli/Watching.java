package hypervisor.cli;

import hypervisor.config.CollectorSettings;
import hypervisor.config.Settings;
import hypervisor.fact.Outcome;
import hypervisor.http.Watched;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Scraper;
import hypervisor.source.self.JvmCollector;
import hypervisor.source.self.ProcessCollector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Everything this exporter watches, put together: the one place where sources and settings meet.
final class Watching implements AutoCloseable {
    private final LibvirtWatch libvirt;
    private final Scraper scraper;

    private Watching(LibvirtWatch libvirt, Scraper scraper) {
        this.libvirt = libvirt;
        this.scraper = scraper;
    }

    static Watching start(Settings settings) {
        var libvirt = LibvirtWatch.of(settings);
        List<Collector<?>> all = new ArrayList<>(libvirt.collectors());
        all.add(new ProcessCollector(Path.of("/proc")));
        all.add(new JvmCollector());
        List<Collector<?>> on = new ArrayList<>();
        for (Collector<?> collector : all) {
            if (CollectorSettings.isOn(settings, collector.name())) {
                on.add(new Paced<>(collector, CollectorSettings.interval(settings, collector.name())));
            }
        }
        return new Watching(libvirt, new Scraper(on));
    }

    Scraper scraper() {
        return scraper;
    }

    /// What is watched and what is not, looked up anew each time; what the last scrape could not read at all is not.
    List<Watched> found() {
        Watched daemon = libvirt.found();
        List<Outcome> outcomes = scraper.outcomes().stream()
                .filter(outcome -> outcome.source().equals(daemon.source()))
                .toList();
        if (!daemon.found() || outcomes.isEmpty() || outcomes.stream().anyMatch(Outcome::success)) {
            return List.of(daemon);
        }
        return List.of(new Watched(
                daemon.source(), false, daemon.what(), outcomes.getFirst().because(), "the next scrape tries again"));
    }

    @Override
    public void close() {
        scraper.close();
        libvirt.close();
    }
}

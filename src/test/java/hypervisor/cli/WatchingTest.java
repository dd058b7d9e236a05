package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.config.LibvirtSettings;
import hypervisor.config.Settings;
import hypervisor.demo.Demo;
import hypervisor.fact.Fact;
import hypervisor.fact.Outcome;
import hypervisor.fact.Reading;
import hypervisor.http.Watched;
import hypervisor.scrape.Collector;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchingTest {
    @Test
    void aDaemonThatAnswersIsWatched() throws IOException {
        try (Demo demo = Demo.start();
                Watching watching = Watching.start(named(demo.libvirtUri()))) {
            assertThat(scrape(watching)).allMatch(Outcome::success);
            assertThat(libvirt(watching)).matches(Watched::found);
        }
    }

    @Test
    void aDaemonThatWasNamedAndIsNotThereFailsAndSaysWhy(@TempDir Path folder) {
        String uri = "qemu+unix:///system?socket=" + folder.resolve("none");
        try (Watching watching = Watching.start(named(uri))) {
            assertThat(scrape(watching))
                    .filteredOn(outcome -> outcome.source().equals("libvirt"))
                    .isNotEmpty()
                    .noneMatch(Outcome::success);
            assertThat(libvirt(watching)).satisfies(watched -> {
                assertThat(watched.found()).isFalse();
                assertThat(watched.why()).contains("none (not there)");
            });
        }
    }

    private static Watched libvirt(Watching watching) {
        return watching.found().getFirst();
    }

    private static Settings named(String uri) {
        return Settings.standard().with(LibvirtSettings.URI, uri, "test");
    }

    private static List<Outcome> scrape(Watching watching) {
        var wanted =
                watching.scraper().collectors().stream().map(Collector::fact).collect(Collectors.<Fact<?>>toSet());
        var facts = watching.scraper().scrape(wanted, CollectorFilter.ALL, Deadline.in(Duration.ofSeconds(20)));
        return facts.get(Outcome.FACT) instanceof Reading.Present<List<Outcome>>(var outcomes) ? outcomes : List.of();
    }
}

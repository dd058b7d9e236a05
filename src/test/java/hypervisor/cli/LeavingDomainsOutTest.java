package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.config.LibvirtSettings;
import hypervisor.config.Settings;
import hypervisor.demo.Demo;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.Dialects;
import hypervisor.exposition.Format;
import hypervisor.fact.Facts;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Guests and storage pools of a libvirt daemon that nobody is told of, in whatever dialect.
class LeavingDomainsOutTest {
    @Test
    void guestsAreLeftOutByNameAndIdAndProject() throws IOException {
        assertThat(told("--filter.guests.exclude=name=arch*,id=b0da2755-*,pool=shop"))
                .contains("\"tiny\"", "\"router\"", "instance-00000004", "\"images\"")
                .doesNotContain("\"archive\"", "\"build\"", "instance-00000001", "\"staging\"");
    }

    @Test
    void includedIsOnlyWhatARuleMeans() throws IOException {
        assertThat(told("--filter.guests.include=pool=platform", "--filter.guests.exclude=name=*7"))
                .contains("instance-00000004", "instance-00000005")
                .doesNotContain("\"tiny\"", "instance-00000001", "instance-00000007");
    }

    @Test
    void noGuestHasATagAndNoneIsATemplate() throws IOException {
        assertThat(told("--filter.guests.include=tag=*")).doesNotContain("\"tiny\"", "instance-");
        assertThat(told("--filter.guests.exclude=template=true,tag=*")).contains("\"tiny\"", "instance-00000001");
    }

    @Test
    void leasesOfGuestsThatAreLeftOutAreNotTold() throws IOException {
        assertThat(told("--collector.libvirt_lease")).contains("192.168.122.10", "192.168.122.11");
        assertThat(told("--collector.libvirt_lease", "--filter.guests.exclude=name=archive"))
                .doesNotContain("192.168.122.10")
                .contains("192.168.122.11");
    }

    @Test
    void storagePoolsAreLeftOutWithTheirVolumes() throws IOException {
        assertThat(told("--collector.libvirt_volume")).contains("pool=\"images\"");
        assertThat(told("--collector.libvirt_volume", "--filter.storages.exclude=name=images"))
                .contains("\"tiny\"", "libvirt_pool_info")
                .doesNotContain("pool=\"images\"");
    }

    /// What all dialects say of the demonstration's daemon, in two scrapes, since the second knows what a first reads.
    private static String told(String... flags) throws IOException {
        List<String> all = new ArrayList<>(List.of("--collector.disable-defaults=false"));
        all.addAll(Arrays.asList(flags));
        try (Demo demo = Demo.start()) {
            Settings settings = ((Command.Serve) Arguments.parse(all, Map.of()))
                    .settings()
                    .with(LibvirtSettings.URI, demo.libvirtUri(), "test");
            try (Watching watching = Watching.start(settings)) {
                var out = new ByteArrayOutputStream();
                for (int i = 0; i < 2; i++) {
                    out.reset();
                    for (Dialect dialect : Dialects.ALL) {
                        Facts facts = watching.scraper()
                                .scrape(dialect.facts(), CollectorFilter.ALL, Deadline.in(Duration.ofSeconds(10)));
                        Format.TEXT.write(dialect.render(facts), out);
                    }
                }
                return out.toString(StandardCharsets.UTF_8);
            }
        }
    }
}

package hypervisor.source.libvirt.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Reading;
import hypervisor.source.libvirt.LibvirtException;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainStatistics;
import hypervisor.source.libvirt.message.DomainState;
import hypervisor.source.libvirt.message.DomainXmlDesc;
import hypervisor.source.libvirt.message.GetAllDomainStats;
import hypervisor.source.libvirt.message.ListAllDomains;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainCollectorTest {
    private final FakeDaemon daemon = FakeDaemon.with(3);
    private final Scraped scraped = new Scraped(daemon);

    @Test
    void listsByName() throws IOException, InterruptedException {
        daemon.add("a-first", -1);
        daemon.add("z-last", 9);
        assertThat(scraped.domains())
                .extracting(Domain::name)
                .containsExactly("a-first", "ci-001", "ci-002", "ci-003", "z-last");
    }

    @Test
    void readsOneStateAlikeTwice() throws IOException, InterruptedException {
        assertThat(scraped.domains()).isEqualTo(scraped.domains());
    }

    @Test
    void asksAHandfulOfTimesWhateverTheNumberOfDomains() throws IOException, InterruptedException {
        for (int i = 10; i < 200; i++) {
            daemon.add("more-" + i, i);
        }
        scraped.domains();
        daemon.calls.clear();
        assertThat(scraped.domains()).hasSize(193);
        assertThat(daemon.calls).hasSize(9);
        assertThat(daemon.calls(ListAllDomains.class)).hasSize(4);
        assertThat(daemon.calls(GetAllDomainStats.class)).hasSize(5);
    }

    @Test
    void tellsOfOneThatDoesNotRunOnlyWhatItsDefinitionSays() throws IOException, InterruptedException {
        daemon.domain("ci-002").id = -1;
        daemon.domain("ci-002").persistent = false;
        Domain off = Scraped.named(scraped.domains(), "ci-002");
        assertThat(off.id()).isNull();
        assertThat(off.persistent()).isFalse();
        assertThat(off.autostart()).isFalse();
        assertThat(off.statistics().cpu()).isNull();
        assertThat(off.statistics().blocks()).isEmpty();
        assertThat(off.statistics().vcpuMaximum()).isEqualTo(1);
        assertThat(off.statistics().balloon())
                .extracting(DomainStatistics.Balloon::maximum)
                .isEqualTo(16384L);
        assertThat(off.monitor()).isEqualTo(Domain.Monitor.ANSWERED);
    }

    @Test
    void leavesOutOneThatVanishes() throws IOException, InterruptedException {
        daemon.on(DomainXmlDesc.class, call -> {
            daemon.domains.remove(call.domain().uuid());
            throw new LibvirtException(Unsupported.NO_DOMAIN, 10, "Domain not found");
        });
        assertThat(scraped.domains()).isEmpty();
    }

    @Test
    void oneThatFailsCostsOnlyItself() throws IOException, InterruptedException {
        for (int i = 10; i < 20; i++) {
            daemon.add("more-" + i, i);
        }
        daemon.domain("more-15").failing = true;
        List<Domain> domains = scraped.domains();
        assertThat(domains).hasSize(13);
        assertThat(domains.stream()
                        .filter(domain -> domain.statistics().blocks().isEmpty())
                        .map(Domain::name))
                .containsExactly("more-15");
        assertThat(Scraped.named(domains, "more-15").statistics().state()).isNotNull();
    }

    @Test
    void leavesOutFlagsTheDaemonDoesNotKnow() throws IOException, InterruptedException {
        daemon.unknownFlags = GetAllDomainStats.NOWAIT | GetAllDomainStats.BACKING;
        assertThat(Scraped.named(scraped.domains(), "ci-001").statistics().blocks())
                .hasSize(1);
        daemon.calls.clear();
        scraped.domains();
        assertThat(daemon.calls(GetAllDomainStats.class)).hasSize(2);
        scraped.listener().connected(true);
        daemon.unknownFlags = 0;
        scraped.domains();
        assertThat(daemon.calls(GetAllDomainStats.class).getLast().flags() & GetAllDomainStats.NOWAIT)
                .isNotZero();
    }

    @Test
    void leavesOutFlagsOneByOneWhereTheDaemonDoesNotNameThem() throws IOException, InterruptedException {
        daemon.unknownFlags = GetAllDomainStats.NOWAIT;
        daemon.namesUnknownFlags = false;
        assertThat(Scraped.named(scraped.domains(), "ci-001").statistics().blocks())
                .hasSize(1);
    }

    @Test
    void readsStatesWhereTheDriverHasNoStatistics() throws IOException, InterruptedException {
        daemon.refuse(GetAllDomainStats.class, Unsupported.NO_SUPPORT)
                .on(DomainState.class, _ -> new DomainState.Reply(3, 1));
        assertThat(scraped.domains())
                .hasSize(3)
                .allSatisfy(
                        domain -> assertThat(domain.statistics().state()).isEqualTo(new DomainStatistics.State(3, 1)));
    }

    @Test
    void isAbsentWhereTheDriverHasNoDomains() throws IOException, InterruptedException {
        daemon.refuse(ListAllDomains.class, Unsupported.NO_SUPPORT);
        assertThat(scraped.reading(LibvirtFacts.DOMAINS, Duration.ofSeconds(1))).isInstanceOf(Reading.Absent.class);
    }
}

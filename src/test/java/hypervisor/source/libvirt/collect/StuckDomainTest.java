package hypervisor.source.libvirt.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.Domain.Monitor;
import hypervisor.source.libvirt.domain.DomainJob;
import hypervisor.source.libvirt.message.ControlInfo;
import hypervisor.source.libvirt.message.DomainJobInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Hypervisor processes that do not answer, as after a SIGSTOP.
class StuckDomainTest {
    private final FakeDaemon daemon = FakeDaemon.with(30);
    private final Scraped scraped = new Scraped(daemon);

    @AfterEach
    void goOn() {
        daemon.domains.values().forEach(FakeDomain::go);
    }

    @Test
    void oneCostsOnlyItsOwnThroughAHundredScrapes() throws IOException, InterruptedException {
        assertComplete(scraped.domains());
        daemon.domain("ci-017").stop();
        assertComplete(scraped.domains(), "ci-017");
        daemon.mostOutstanding();
        for (int i = 0; i < 100; i++) {
            assertComplete(scraped.domains(), "ci-017");
            assertThat(daemon.mostOutstanding()).isLessThanOrEqualTo(2);
        }
        assertThat(daemon.unanswered()).isEqualTo(1);
    }

    @Test
    void keepsWhatNeedsNoMonitor() throws IOException, InterruptedException {
        daemon.domain("ci-017").stop();
        Domain stuck = Scraped.named(scraped.domains(), "ci-017");
        assertThat(stuck.monitor()).isEqualTo(Monitor.STUCK);
        assertThat(stuck.statistics().state()).isNotNull();
        assertThat(stuck.statistics().cpu()).isNotNull();
        assertThat(stuck.statistics().blocks())
                .allSatisfy(block -> assertThat(block.readRequests()).isNull());
    }

    @Test
    void recoversByItself() throws IOException, InterruptedException {
        daemon.domain("ci-001").stop();
        assertComplete(scraped.domains(), "ci-001");
        daemon.domain("ci-001").go();
        while (daemon.unanswered() > 0) {
            Thread.sleep(1);
        }
        assertComplete(scraped.domains());
    }

    @Test
    void twoCostOnlyTheirOwn() throws IOException, InterruptedException {
        daemon.domain("ci-004").stop();
        daemon.domain("ci-024").stop();
        assertComplete(scraped.domains(), "ci-004", "ci-024");
        assertComplete(scraped.domains(), "ci-004", "ci-024");
        assertThat(daemon.unanswered()).isEqualTo(2);
    }

    @Test
    void threeAreTheLimitSoThatNobodyBehindThemIsAsked() throws IOException, InterruptedException {
        for (String name : List.of("ci-004", "ci-014", "ci-024")) {
            daemon.domain(name).stop();
        }
        scraped.domains();
        List<Domain> domains = scraped.domains();
        assertThat(with(domains, Monitor.STUCK)).containsExactly("ci-004", "ci-014", "ci-024");
        assertThat(with(domains, Monitor.ANSWERED))
                .contains("ci-001", "ci-003", "ci-008", "ci-013", "ci-016", "ci-019", "ci-022", "ci-023");
        assertThat(daemon.unanswered()).isEqualTo(3);
    }

    @Test
    void neighboursAreFoundOneByOne() throws IOException, InterruptedException {
        daemon.domain("ci-004").stop();
        daemon.domain("ci-005").stop();
        scraped.domains();
        assertComplete(scraped.domains(), "ci-004", "ci-005");
        assertThat(daemon.unanswered()).isEqualTo(2);
    }

    @Test
    void beyondTheLimitOnlyThoseBehindAStuckOneAreNotAsked() throws IOException, InterruptedException {
        for (String name : List.of("ci-004", "ci-005", "ci-006", "ci-007")) {
            daemon.domain(name).stop();
        }
        scraped.domains();
        List<Domain> domains = scraped.domains();
        assertThat(daemon.unanswered()).isEqualTo(3);
        assertThat(with(domains, Monitor.STUCK)).containsExactly("ci-004", "ci-005", "ci-006");
        assertThat(with(domains, Monitor.NOT_ASKED)).containsExactly("ci-007");
        assertThat(domains)
                .hasSize(30)
                .allSatisfy(domain -> assertThat(domain.statistics().state()).isNotNull());
        daemon.domains.values().forEach(FakeDomain::go);
        while (daemon.unanswered() > 0) {
            Thread.sleep(1);
        }
        assertComplete(scraped.domains());
    }

    @Test
    void fourAtOnceLeaveWhatNeedsNoMonitor() throws IOException, InterruptedException {
        for (String name : List.of("ci-002", "ci-010", "ci-018", "ci-026")) {
            daemon.domain(name).stop();
        }
        scraped.domains();
        assertThat(daemon.unanswered()).isEqualTo(4);
        assertThat(scraped.domains())
                .hasSize(30)
                .allSatisfy(domain -> assertThat(domain.statistics().state()).isNotNull());
        daemon.domains.values().forEach(FakeDomain::go);
        while (daemon.unanswered() > 0) {
            Thread.sleep(1);
        }
        assertComplete(scraped.domains());
    }

    @Test
    void oneThatHangsOnSomebodyElsesCallIsPassedBy() throws IOException, InterruptedException {
        assertComplete(scraped.domains());
        daemon.domain("ci-017").stop();
        daemon.domain("ci-017").hold();
        Thread.sleep(Occupation.LONG.toMillis());
        assertComplete(scraped.domains(), "ci-017");
        assertThat(daemon.unanswered()).isZero();
        daemon.domain("ci-017").release();
    }

    @Test
    void oneThatIsBusyForAMomentIsAskedAgain() throws IOException, InterruptedException {
        assertComplete(scraped.domains());
        FakeDomain busy = daemon.domain("ci-017");
        busy.hold();
        daemon.on(ControlInfo.class, call -> {
            busy.release();
            return new ControlInfo.Reply(ControlInfo.OCCUPIED, 0, 3);
        });
        assertComplete(scraped.domains());
    }

    @Test
    void slowIsNotStuck() throws IOException, InterruptedException {
        daemon.domains.values().forEach(domain -> domain.slowMillis = 100);
        long begin = System.nanoTime();
        assertComplete(scraped.domains());
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(650));
        assertThat(daemon.unanswered()).isZero();
    }

    @Test
    void tooSlowForTheDeadlineStillTellsTheRest() throws IOException, InterruptedException {
        daemon.domains.values().forEach(domain -> domain.slowMillis = 200);
        List<Domain> domains = scraped.domains(Duration.ofSeconds(1));
        assertThat(domains)
                .hasSize(30)
                .allSatisfy(domain -> assertThat(domain.monitor()).isEqualTo(Monitor.NOT_ASKED));
    }

    @Test
    void jobsOfTheStuckAreNotAskedFor() throws IOException, InterruptedException {
        daemon.on(DomainJobInfo.class, _ -> new DomainJobInfo.Reply(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        daemon.domain("ci-017").stop();
        scraped.domains();
        assertThat(scraped.present(LibvirtFacts.JOBS))
                .hasSize(29)
                .extracting(DomainJob::domain)
                .doesNotContain("ci-017");
    }

    private static List<String> with(List<Domain> domains, Monitor monitor) {
        return domains.stream()
                .filter(domain -> domain.monitor() == monitor)
                .map(Domain::name)
                .toList();
    }

    /// Every domain is there, and all but these with what their process tells.
    private static void assertComplete(List<Domain> domains, String... stuck) {
        assertThat(domains).hasSize(30);
        assertThat(with(domains, Monitor.STUCK)).containsExactly(stuck);
        assertThat(domains.stream()
                        .filter(domain ->
                                domain.statistics().blocks().stream().noneMatch(block -> block.readRequests() != null))
                        .map(Domain::name))
                .containsExactly(stuck);
    }
}

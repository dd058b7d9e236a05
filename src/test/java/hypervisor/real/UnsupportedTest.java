package hypervisor.real;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.dialect.Dialect;
import hypervisor.dialect.Dialects;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.LibvirtException;
import hypervisor.source.libvirt.message.GetAllDomainStats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a real daemon does not have, or does not allow a connection that can only read.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnsupportedTest {
    private static final Dialect LIBVIRT = requireNonNull(Dialects.REFERENCE.get("libvirt"));
    private static final Duration LONG = Duration.ofSeconds(30);

    private @Nullable RealLibvirtd libvirtd;

    @BeforeAll
    void start(@TempDir Path folder) {
        libvirtd = RealLibvirtd.start(folder.resolve("libvirt"));
    }

    @AfterAll
    void stop() {
        if (libvirtd != null) {
            libvirtd.close();
        }
    }

    /// What the test driver lacks is told once, however often it is scraped.
    @Test
    void whatIsMissingIsToldOnce() {
        var written = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try (var scrapes = new Scrapes(testDriver())) {
            for (int i = 0; i < 5; i++) {
                scrapes.scrape(LIBVIRT, LONG);
            }
        } finally {
            System.setErr(before);
        }
        List<String> lines = written.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("libvirt"))
                .toList();
        for (String missing : List.of("domain jobs", "DHCP leases", "guest agents", "events of these kinds")) {
            assertThat(lines)
                    .as(missing)
                    .filteredOn(line -> line.contains(missing))
                    .hasSize(1);
        }
        assertThat(lines).noneMatch(line -> line.contains("level=warn") || line.contains(" ended: "));
    }

    /// The test driver has no statistics of hypervisor processes, no events of many kinds, no agents.
    @Test
    void theTestDriverIsReadAsFarAsItGoes() {
        try (var scrapes = new Scrapes(testDriver())) {
            for (int i = 0; i < 2; i++) {
                Facts facts = scrapes.scrape(LIBVIRT, LONG);

                assertThat(Scrapes.outcomes(facts)).allMatch(Outcome::success);
                assertThat(Scrapes.outcome(facts, "libvirt_job").because()).isNotBlank();
                assertThat(Scrapes.series(LIBVIRT, facts))
                        .containsEntry("libvirt_up{}", 1.0)
                        .containsEntry("libvirt_domain_info_vstate{domain=test}", 1.0)
                        .containsEntry("libvirt_storage_pool_state{storage_pool=default-pool}", 2.0)
                        .containsEntry("libvirt_network_active{network=default}", 1.0)
                        .containsEntry("libvirt_node_cpus{}", 16.0)
                        .doesNotContainKey("libvirt_domain_info_cpu_time_seconds_total{domain=test}");
            }
        }
    }

    @Test
    void agentsAreRefusedInWords() {
        daemon().create(new GuestXml("first", 1).disk(daemon().images()).toString());
        try (var scrapes = new Scrapes(daemon().readOnlyUri())) {
            Outcome agent = Scrapes.outcome(scrapes.scrape(LIBVIRT, LONG), "libvirt_agent");

            assertThat(agent.success()).isTrue();
            assertThat(agent.because()).contains("read only access prevents virDomainGetGuestInfo");
        }
    }

    @Test
    void unknownGroupsAreLeftOutOrNamed() throws IOException, InterruptedException {
        int unknown = 1 << 20;
        try (var scrapes = new Scrapes(daemon().readOnlyUri())) {
            scrapes.client.call(new GetAllDomainStats(List.of(), unknown | 1, 0), Deadline.in(LONG));

            assertThatThrownBy(() -> scrapes.client.call(
                            new GetAllDomainStats(List.of(), unknown, GetAllDomainStats.ENFORCE), Deadline.in(LONG)))
                    .isInstanceOfSatisfying(
                            LibvirtException.class, e -> assertThat(e.code()).isEqualTo(74))
                    .hasMessageContaining("0x100000");
            assertThatThrownBy(
                            () -> scrapes.client.call(new GetAllDomainStats(List.of(), 1, 1 << 20), Deadline.in(LONG)))
                    .isInstanceOfSatisfying(
                            LibvirtException.class, e -> assertThat(e.code()).isEqualTo(8));
        }
    }

    private String testDriver() {
        return daemon().readOnlyUri().replace("qemu+unix:///system", "test+unix:///default");
    }

    private RealLibvirtd daemon() {
        return Objects.requireNonNull(libvirtd);
    }
}

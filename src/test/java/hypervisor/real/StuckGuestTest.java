package hypervisor.real;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.dialect.Dialect;
import hypervisor.dialect.Dialects;
import hypervisor.fact.Facts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A guest whose QEMU is stopped answers nobody any more. It must cost its own series, and nobody anything else.
class StuckGuestTest {
    private static final Dialect LIBVIRT = requireNonNull(Dialects.REFERENCE.get("libvirt"));
    private static final String STUCK = "guest-3";
    private static final int GUESTS = 6;
    private static final int SCRAPES = 100;
    private static final Duration SCRAPE = Duration.ofSeconds(5);

    /// What a busy machine may take to notice that the time is over.
    private static final Duration LATE = Duration.ofSeconds(2);

    private static final int MOST_CALLS = 2;
    private static final Pattern WORKERS = Pattern.compile("\\b(nWorkers|freeWorkers)\\s*: (\\d+)");

    @Test
    void costsItsOwnSeriesOnly(@TempDir Path folder) {
        try (var libvirtd = RealLibvirtd.start(folder.resolve("libvirt"));
                var scrapes = new Scrapes(libvirtd.readOnlyUri())) {
            for (int i = 0; i < GUESTS; i++) {
                libvirtd.create(
                        new GuestXml("guest-" + i, i).disk(libvirtd.images()).toString());
            }
            Set<String> whole = new TreeSet<>(scrapes.series(LIBVIRT).keySet());
            assertThat(whole).as("before").anyMatch(isOfDisk(STUCK)).anyMatch(isOfDisk("guest-0"));

            String pid = String.valueOf(libvirtd.qemuPid(STUCK));
            Commands.run(List.of("kill", "-STOP", pid));
            for (int i = 0; i < SCRAPES; i++) {
                scrapeOfTheOthers(scrapes, whole, "scrape " + i);
                if (i % 10 == 0) {
                    othersAreNotHeldUp(libvirtd);
                }
            }
            Commands.run(List.of("kill", "-CONT", pid));

            Commands.waitUntil(
                    "the guest is told of again",
                    Duration.ofSeconds(30),
                    () -> scrapes.series(LIBVIRT).keySet().containsAll(whole));
            assertThat(scrapes.client.unanswered()).isZero();
        }
    }

    private static void scrapeOfTheOthers(Scrapes scrapes, Set<String> whole, String which) {
        long began = System.nanoTime();
        Facts facts = scrapes.scrape(LIBVIRT, SCRAPE);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Map<String, Double> series = Scrapes.series(LIBVIRT, facts);

        assertThat(took).as(which).isLessThan(SCRAPE.plus(LATE));
        assertThat(scrapes.client.unanswered()).as(which).isLessThanOrEqualTo(MOST_CALLS);
        assertThat(Scrapes.outcome(facts, "libvirt_domain").success()).as(which).isTrue();
        assertThat(missing(whole, series.keySet()))
                .as(which)
                .isNotEmpty()
                .allMatch(missing -> missing.contains("domain=" + STUCK));
        assertThat(series.keySet()).as(which).noneMatch(isOfDisk(STUCK));
        assertThat(series)
                .as(which)
                .containsEntry("libvirt_domain_info_vstate{domain=" + STUCK + "}", 1.0)
                .containsEntry("libvirt_domain_timed_out{domain=" + STUCK + "}", 1.0)
                .containsEntry("libvirt_domain_timed_out{domain=guest-0}", 0.0);
    }

    /// The daemon's other clients notice nothing: its workers are free, and it answers.
    private static void othersAreNotHeldUp(RealLibvirtd libvirtd) {
        assertThat(busyWorkers(libvirtd)).isLessThanOrEqualTo(MOST_CALLS);
        assertThat(libvirtd.virsh("list", "--name")).contains(STUCK);
        assertThat(libvirtd.virsh("domstats", "--nowait")).contains("Domain: '" + STUCK + "'");
        assertThat(libvirtd.virsh("domstats", "guest-0", "guest-5")).contains("block.0.rd.bytes");
    }

    private static int busyWorkers(RealLibvirtd libvirtd) {
        int busy = 0;
        Matcher matcher = WORKERS.matcher(libvirtd.admin("server-threadpool-info", "libvirtd"));
        while (matcher.find()) {
            busy += Integer.parseInt(matcher.group(2)) * (matcher.group(1).equals("nWorkers") ? 1 : -1);
        }
        return busy;
    }

    private static Set<String> missing(Set<String> wanted, Set<String> there) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(there);
        return missing;
    }

    private static Predicate<String> isOfDisk(String domain) {
        return series -> series.startsWith("libvirt_domain_block_stats_read_bytes_total{domain=" + domain + ",");
    }
}

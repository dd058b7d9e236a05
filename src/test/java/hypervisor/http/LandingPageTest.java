package hypervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Golden;
import hypervisor.dialect.BuildInfo;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.OwnMetrics;
import hypervisor.fact.Outcome;
import hypervisor.fact.Reading;
import hypervisor.http.Landing.Asked;
import hypervisor.http.Landing.Listed;
import hypervisor.scrape.TestCollector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LandingPageTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String NASTY = "<script>alert('x')</script> & \"more\"";

    private static final List<Watched> WATCHED = List.of(
            new Watched("libvirt", true, "qemu:///system through /run/libvirt/libvirt-sock-ro, 12 guests", null, null),
            new Watched(
                    "zfs",
                    false,
                    "kernel statistics in /proc/spl/kstat/zfs",
                    "there is no such directory: the zfs module is not loaded",
                    "Nothing, if this machine has no ZFS; otherwise: modprobe zfs"),
            new Watched(
                    "proxmox",
                    false,
                    "/etc/pve",
                    "permission denied: /etc/pve/user.cfg",
                    "Let the exporter's user read it: adduser hypervisor-exporter www-data"));

    private static final List<Asked> ASKED = List.of(
            asked("libvirt_domain", true, 0.0183, 0.0, null, 12),
            asked("libvirt_guest_agent", true, 2.4, 41.7, null, 12),
            asked("libvirt_node", false, 9.5, 300.0, "no answer within 9.50 s", 12),
            asked("libvirt_pool", false, 0.0004, null, "the daemon refused: " + NASTY, 12),
            asked("proxmox_guest", true, 0.0001, null, "no /etc/pve on this machine", 4000),
            new Asked("zfs_pool", "zfs", null, null));

    @Test
    void isThePageThatWasAgreedOn() throws IOException {
        Golden.assertMatches(Path.of("src/test/fixtures/http/landing.html"), page(WATCHED, ASKED, "/metrics"));
    }

    @Test
    void hidesNothingAndRunsNothing() {
        String page = page(List.of(new Watched(NASTY, true, NASTY, NASTY, NASTY)), ASKED, "/metrics");

        assertThat(page)
                .doesNotContain("<script", "javascript:", "src=", "@import", "url(")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;");
        assertThat(page.split("href=\"")).allSatisfy(part -> assertThat(part).matches("(?s)(<!DOCTYPE|/).*"));
    }

    @Test
    void onlyPagesThatAreThereAreLinked() throws IOException {
        try (var exporter = new Exporter(Exporter.OPTIONS, new TestCollector("test_one", _ -> Reading.of("word")))) {
            for (Landing.Link link : Landing.Link.ALL) {
                boolean there = exporter.get(link.path()).status() != 404;
                assertThat(exporter.get("/").text().contains("href=\"" + link.path() + "\""))
                        .as(link.path())
                        .isEqualTo(there);
            }
        }
    }

    @Test
    void aLongListIsFolded() {
        String names = IntStream.range(1, 51)
                .mapToObj(node -> "https://node" + node + ".example:8006")
                .collect(Collectors.joining(", "));
        String page = page(List.of(new Watched("proxmox", true, names, null, null)), ASKED, "/metrics");

        assertThat(page)
                .contains("<summary>https://node1.example:8006, ", "node50.example:8006</p>\n</details>")
                .containsOnlyOnce("node50");
    }

    @Test
    void saysHowManyThereAre() {
        Watched libvirt =
                WATCHED.getFirst().with(List.of(new Watched.Count(12, "guests"), new Watched.Count(1, NASTY)));
        assertThat(page(List.of(libvirt), ASKED, "/metrics")).contains("<b>12</b> guests, <b>1</b> &lt;script&gt;");
    }

    @Test
    void whatFailedStandsFirst() {
        String page = page(WATCHED, ASKED, "/metrics");
        assertThat(page).contains("1 failed, 1 late, 1 not asked yet, 2 succeeded, 1 have nothing here");
        assertThat(page.substring(page.indexOf("<tbody>", page.indexOf("id=\"collectors\""))))
                .containsSubsequence("libvirt_pool", "libvirt_node", "libvirt_domain", "zfs_pool");
    }

    @Test
    void aPathOfOnesOwnIsInTheJob() {
        assertThat(page(WATCHED, ASKED, "/telemetry")).contains("metrics_path: /telemetry\n");
    }

    @Test
    void isServedUnderAPolicyThatLetsNothingElseIn() throws IOException {
        var collector = new TestCollector("test_one", _ -> Reading.of("word"));
        try (var exporter = new Exporter(Exporter.OPTIONS, collector)) {
            exporter.get("/metrics");
            var page = exporter.get("/");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("Content-Security-Policy"))
                    .startsWith("default-src 'none'; style-src 'sha256-")
                    .contains("frame-ancestors 'none'");
            assertThat(page.text()).contains("✓ succeeded", "test_one", "targets: [&quot;test&quot;]", "1.2.3");
            for (String link : List.of("/metrics", "/metrics/more", "/reference/more", "/-/healthy", "/-/ready")) {
                assertThat(page.text()).contains("href=\"" + link + "\"");
                assertThat(exporter.get(link).status()).isEqualTo(200);
            }
            assertThat(exporter.get("/reference/words").text())
                    .contains("<code>words_test_one_length</code>", "<code>hypervisor_up</code>", "How long it is.");
        }
    }

    @Test
    void aHostThatIsNoneIsNotRepeated() throws IOException {
        try (var exporter = new Exporter(Exporter.OPTIONS, new TestCollector("test_one", _ -> Reading.of("word")));
                var probe = new Probe(exporter.address())) {
            probe.send("GET / HTTP/1.1\r\nHost: \"]evil: yes\r\nConnection: close\r\n\r\n");

            assertThat(probe.reply(false).text())
                    .contains("targets: [&quot;127.0.0.1:" + exporter.address().getPort() + "&quot;]")
                    .doesNotContain("evil");
        }
    }

    private static String page(List<Watched> watched, List<Asked> asked, String telemetryPath) {
        var build = new BuildInfo("1.2.3", "0123abcd", "25.0.3+9-LTS");
        Dialect own = OwnMetrics.dialect(build, true);
        var libvirt = new Dialect("libvirt", "Everything about libvirt's guests, under names of our own.", own.sets());
        var old = new Dialect("libvirt_exporter", "Speaks like libvirt_exporter.", own.sets());
        var dialects = List.of(
                new Listed(libvirt, telemetryPath + "/libvirt", "/reference/libvirt"),
                new Listed(old, telemetryPath + "/libvirt_exporter", "/reference/libvirt_exporter"));
        return new LandingHtml(new Landing(
                        build,
                        "hv1.example:9177",
                        telemetryPath,
                        watched,
                        asked,
                        dialects,
                        false,
                        Landing.Link.ALL,
                        true,
                        NOW))
                .html();
    }

    private static Asked asked(
            String name, boolean success, double seconds, @Nullable Double age, @Nullable String because, int ago) {
        String source = Objects.requireNonNull(name.split("_", 2)[0]);
        return new Asked(
                name, source, new Outcome(name, source, success, seconds, age, because), NOW.minusSeconds(ago));
    }
}

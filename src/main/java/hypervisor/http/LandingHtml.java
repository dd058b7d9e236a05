package hypervisor.http;

import static hypervisor.http.Html.escape;

import hypervisor.fact.Outcome;
import hypervisor.http.Landing.Asked;
import hypervisor.http.Landing.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The landing page. A state is a sign and a word, never a colour alone.
record LandingHtml(Landing landing) {

    String html() {
        return Html.page("hypervisor-exporter", """
                <header>
                <h1>hypervisor-exporter</h1>
                <p class="soft">version %s, revision %s, Java %s</p>
                </header>
                <main>
                <h2>What is watched</h2>
                %s<h2>Metrics</h2>
                %s<h2>Last scrape of each collector</h2>
                %s<h2>Scrape it with Prometheus</h2>
                %s</main>
                <footer>
                <h2>Health</h2>
                <ul class="links">
                <li><a href="/-/healthy">/-/healthy</a></li>
                <li><a href="/-/ready">/-/ready</a></li>
                </ul>
                </footer>
                """.formatted(
                        escape(landing.build().version()),
                        escape(landing.build().revision()),
                        escape(landing.build().java()),
                        watched(),
                        dialects(),
                        collectors(),
                        job()));
    }

    private String watched() {
        if (landing.watched().isEmpty()) {
            return "<p>Nothing was looked for on this machine.</p>\n";
        }
        var table = new Table()
                .column("State", "state")
                .column("Source", "name")
                .column("What")
                .column("What to do");
        for (Watched watched : landing.watched()) {
            table.row(
                    watched.found() ? good("✓ watched") : quiet("– not watched"),
                    escape(watched.source()),
                    escape(watched.what()) + why(watched.why()),
                    orEmpty(watched.hint()));
        }
        return table.html();
    }

    private String dialects() {
        var table = new Table().column("Path").column("What it is").column("Reference");
        if (landing.pve()) {
            table.row(link(PveAnswers.PATH), "of the target that a request names: <code>?target=</code>", "");
        }
        table.row(
                link(landing.telemetryPath()),
                landing.pve()
                        ? "the exporter itself"
                        : "the default: "
                                + escape(landing.dialects().getFirst().dialect().name()),
                "");
        for (Listed listed : landing.dialects()) {
            table.row(
                    link(listed.path()),
                    escape(listed.dialect().about()),
                    "<a href=\"" + escape(listed.reference()) + "\">its metrics</a>");
        }
        return table.html();
    }

    private String collectors() {
        if (landing.collectors().isEmpty()) {
            return "<p>There are no collectors.</p>\n";
        }
        var table = new Table()
                .column("State", "state")
                .column("Collector", "name")
                .column("Took", "number")
                .column("Value’s age", "number")
                .column("Asked", "number")
                .column("Why");
        for (Asked asked : landing.collectors()) {
            Outcome outcome = asked.outcome();
            if (outcome == null) {
                table.row(quiet("– not asked yet"), escape(asked.name()), "", "", "", "");
            } else {
                Double age = outcome.ageSeconds();
                table.row(
                        state(outcome),
                        escape(asked.name()),
                        time(outcome.seconds()),
                        age == null ? "" : age == 0 ? "new" : time(age),
                        ago(asked.when()),
                        orEmpty(outcome.because()));
            }
        }
        return table.html();
    }

    private static String state(Outcome outcome) {
        if (!outcome.success()) {
            return bad(outcome.ageSeconds() == null ? "✗ failed" : "! late");
        }
        return outcome.because() == null ? good("✓ succeeded") : quiet("– nothing here");
    }

    private String job() {
        if (landing.pve()) {
            return "<p>Put this into <code>prometheus.yml</code>, with your nodes as targets, as "
                    + "<code>--targets.allow</code> lets them through:</p>\n<pre><code>"
                    + escape(PveJob.yaml(landing.target()))
                    + "</code></pre>\n";
        }
        String path =
                landing.telemetryPath().equals("/metrics") ? "" : "    metrics_path: " + landing.telemetryPath() + "\n";
        return "<p>Put this into <code>prometheus.yml</code>:</p>\n<pre><code>"
                + escape("""
                        scrape_configs:
                          - job_name: hypervisor
                        %s    static_configs:
                              - targets: ["%s"]
                        """.formatted(path, landing.target()))
                + "</code></pre>\n";
    }

    private String ago(@Nullable Instant when) {
        return when == null ? "" : time(Duration.between(when, landing.now()).toNanos() / 1e9) + " ago";
    }

    private static String time(double seconds) {
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.1f ms", Math.max(0, seconds) * 1000);
        }
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return seconds < 7200 ? Math.round(seconds / 60) + " min" : Math.round(seconds / 3600) + " h";
    }

    private static String why(@Nullable String why) {
        return why == null ? "" : "<br><span class=\"why\">" + escape(why) + "</span>";
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : escape(text);
    }

    private static String link(String path) {
        return "<a href=\"" + escape(path) + "\"><code>" + escape(path) + "</code></a>";
    }

    private static String good(String text) {
        return "<span class=\"good\">" + text + "</span>";
    }

    private static String bad(String text) {
        return "<span class=\"bad\">" + text + "</span>";
    }

    private static String quiet(String text) {
        return "<span class=\"soft\">" + text + "</span>";
    }
}

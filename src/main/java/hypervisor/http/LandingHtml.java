package hypervisor.http;

import static hypervisor.http.Html.escape;

import hypervisor.http.Landing.Link;
import hypervisor.http.Landing.Listed;

/// The landing page. A state is a sign and a word, never a colour alone.
record LandingHtml(Landing landing) {

    String html() {
        var collectors = new CollectorsHtml(landing.collectors(), landing.now());
        return Html.page("hypervisor-exporter", """
                <header>
                <h1>hypervisor-exporter</h1>
                <p class="soft">version %s, revision %s, Java %s</p>
                %s
                <nav aria-label="On this page">
                <ul class="links">
                <li><a href="/#watched">What is watched</a></li>
                <li><a href="/#metrics">Metrics</a></li>
                <li><a href="/#scrape">Scrape it</a></li>
                <li><a href="/#collectors">Collectors</a></li>
                <li><a href="/#more">More pages</a></li>
                </ul>
                </nav>
                </header>
                <main>
                <h2 id="watched">What is watched</h2>
                %s<h2 id="metrics">Metrics</h2>
                %s<h2 id="scrape">Scrape it with Prometheus</h2>
                %s<h2 id="collectors">Last scrape of each collector</h2>
                %s</main>
                <footer>
                <h2 id="more">More pages</h2>
                %s</footer>
                """.formatted(
                        escape(landing.build().version()),
                        escape(landing.build().revision()),
                        escape(landing.build().java()),
                        verdict(collectors),
                        new WatchedHtml(landing.watched()).html(),
                        dialects(),
                        new JobHtml(landing).html(),
                        collectors.html(),
                        more()));
    }

    /// In one line, for whoever only looks whether all is well.
    private String verdict(CollectorsHtml collectors) {
        long found = landing.watched().stream().filter(Watched::found).count();
        return "<p><span class=\"state %s\">%s</span>: %d of %d watched; of the collectors, %s.</p>"
                .formatted(
                        collectors.isWell() ? "good" : "bad",
                        collectors.isWell() ? "\u2713 well" : "\u2717 not well",
                        found,
                        landing.watched().size(),
                        collectors.summary());
    }

    private String dialects() {
        var table =
                new Table().column("Path", "name").column("Whose names it has").column("Reference", "name");
        if (landing.pve()) {
            table.row(link(PveAnswers.PATH), "of the target that a request names: <code>?target=</code>", "");
        }
        table.row(link(landing.telemetryPath()), escape(standard()), "");
        for (Listed listed : landing.dialects()) {
            table.row(
                    link(listed.path()),
                    escape(listed.dialect().about()),
                    "<a href=\"" + escape(listed.reference()) + "\">metrics of "
                            + escape(listed.dialect().name()) + "</a>");
        }
        return table.html();
    }

    private String standard() {
        return landing.pve()
                ? "the exporter itself"
                : "the default: " + landing.dialects().getFirst().dialect().name();
    }

    private String more() {
        var table = new Table().column("Path", "name").column("What it is");
        for (Link link : landing.links()) {
            table.row(link(link.path()), escape(link.about()));
        }
        if (landing.probes()) {
            table.row(
                    "<code>" + Landing.PROBE + "?target=\u2026&amp;module=\u2026</code>",
                    "metrics of another machine, as the modules of the configuration allow");
        }
        return table.html();
    }

    private static String link(String path) {
        return "<a href=\"" + escape(path) + "\"><code>" + escape(path) + "</code></a>";
    }
}

package hypervisor.http;

import static hypervisor.http.Html.escape;

/// What to write into Prometheus' configuration, ready to be copied.
record JobHtml(Landing landing) {

    String html() {
        if (landing.pve()) {
            return snippet(
                    "Put this into <code>prometheus.yml</code>, with your nodes as targets, as "
                            + "<code>--targets.allow</code> lets them through:",
                    PveJob.yaml(landing.target()));
        }
        String path =
                landing.telemetryPath().equals("/metrics") ? "" : "    metrics_path: " + landing.telemetryPath() + "\n";
        String job = snippet("Put this into <code>prometheus.yml</code>:", """
                scrape_configs:
                  - job_name: hypervisor
                %s    static_configs:
                      - targets: ["%s"]
                """.formatted(path, landing.target()));
        boolean discovers =
                landing.links().stream().anyMatch(link -> link.path().equals("/sd"));
        return discovers
                ? job
                        + snippet("And this, to have Prometheus find what runs inside the guests:", """
                scrape_configs:
                  - job_name: guests
                    http_sd_configs:
                      - url: "http://%s/sd"
                """.formatted(
                                        landing.target()))
                : job;
    }

    private static String snippet(String about, String text) {
        return "<p>" + about + "</p>\n<pre tabindex=\"0\"><code>" + escape(text) + "</code></pre>\n";
    }
}

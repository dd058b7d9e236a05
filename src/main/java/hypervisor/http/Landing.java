package hypervisor.http;

import hypervisor.dialect.BuildInfo;
import hypervisor.dialect.Dialect;
import hypervisor.fact.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the landing page shows, at one moment.
///
/// @param target this exporter's host and port, as Prometheus would be told
/// @param telemetryPath of the first dialect
/// @param pve whether this stands in for prometheus-pve-exporter, which is asked for targets at `/pve`
/// @param links pages beside the dialects'
/// @param probes whether targets may be named in a request
record Landing(
        BuildInfo build,
        String target,
        String telemetryPath,
        List<Watched> watched,
        List<Asked> collectors,
        List<Listed> dialects,
        boolean pve,
        List<Link> links,
        boolean probes,
        Instant now) {
    /// Where the metrics of a target are that a request names.
    static final String PROBE = "/probe";

    /// A collector and how it fared.
    ///
    /// @param outcome null if it was never asked
    record Asked(
            String name,
            String source,
            @Nullable Outcome outcome,
            @Nullable Instant when) {}

    record Listed(Dialect dialect, String path, String reference) {}

    /// A page that need not be there.
    record Link(String path, String about) {
        static final List<Link> ALL = List.of(
                new Link("/sd", "guests and nodes, for Prometheus\u2019 http_sd_configs"),
                new Link("/config", "the configuration that is in force, without its secrets"),
                new Link("/-/healthy", "whether this program runs"),
                new Link("/-/ready", "whether it can be scraped"));
    }
}

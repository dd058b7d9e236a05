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
record Landing(
        BuildInfo build,
        String target,
        String telemetryPath,
        List<Watched> watched,
        List<Asked> collectors,
        List<Listed> dialects,
        boolean pve,
        Instant now) {

    /// A collector and how it fared.
    ///
    /// @param outcome null if it was never asked
    record Asked(
            String name,
            String source,
            @Nullable Outcome outcome,
            @Nullable Instant when) {}

    record Listed(Dialect dialect, String path, String reference) {}
}

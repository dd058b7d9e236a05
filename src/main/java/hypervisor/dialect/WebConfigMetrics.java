package hypervisor.dialect;

import hypervisor.fact.Outcome;
import hypervisor.metric.MetricSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether the web configuration file is served with as it is.
final class WebConfigMetrics {
    private WebConfigMetrics() {}

    /// @param good null where there is no such file
    static MetricSet<List<Outcome>, ?> set(Supplier<@Nullable Boolean> good) {
        return MetricSet.of(Outcome.FACT, (List<Outcome> _) -> Stream.of(good))
                .gauge(
                        "hypervisor_web_config_last_reload_successful",
                        "Whether the files of the web configuration are served with as they are now; 0 where those before "
                                + "them still are. Absent without such a file.",
                        state -> {
                            Boolean now = state.get();
                            return now == null ? null : now ? 1 : 0;
                        })
                .build();
    }
}

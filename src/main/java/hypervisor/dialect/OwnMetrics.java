package hypervisor.dialect;

import hypervisor.fact.Outcome;
import hypervisor.metric.MetricSet;
import hypervisor.source.self.Jvm;
import hypervisor.source.self.ProcessUsage;
import hypervisor.source.self.SelfFacts;
import hypervisor.source.self.ServiceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What every answer says about the scrape and the exporter itself, beside any dialect.
public final class OwnMetrics {
    /// One source, and whether any of its collectors succeeded.
    record Source(String name, boolean up) {}

    private static final MetricSet<List<Outcome>, Source> SOURCES = MetricSet.of(Outcome.FACT, OwnMetrics::sources)
            .label("source", Source::name)
            .gauge(
                    "hypervisor_up",
                    "Whether any collector of the source succeeded in this scrape.",
                    source -> source.up() ? 1 : 0)
            .build();

    private static final MetricSet<List<Outcome>, Outcome> COLLECTORS = MetricSet.of(
                    Outcome.FACT, (List<Outcome> outcomes) -> outcomes.stream())
            .label("collector", Outcome::collector)
            .gauge(
                    "hypervisor_scrape_collector_success",
                    "Whether the collector answered in time; that there is nothing to read is an answer too.",
                    outcome -> outcome.success() ? 1 : 0)
            .gauge(
                    "hypervisor_scrape_collector_duration_seconds",
                    "How long the collector's latest run took, or has been going on.",
                    Outcome::seconds)
            .gauge(
                    "hypervisor_scrape_collector_age_seconds",
                    "How old the values are that stand in for new ones; absent where they are new.",
                    outcome -> outcome.ageSeconds() == null || outcome.ageSeconds() == 0 ? null : outcome.ageSeconds())
            .build();

    private static final MetricSet<ProcessUsage, ProcessUsage> PROCESS = MetricSet.of(SelfFacts.PROCESS)
            .counter(
                    "process_cpu_seconds_total",
                    "Processor time the exporter has used, user and system.",
                    ProcessUsage::cpuSeconds)
            .gauge(
                    "process_start_time_seconds",
                    "When the exporter started, in seconds since 1970.",
                    ProcessUsage::startTimeSeconds)
            .gauge(
                    "process_resident_memory_bytes",
                    "Memory of the exporter that is in RAM.",
                    ProcessUsage::residentBytes)
            .gauge("process_virtual_memory_bytes", "Address space of the exporter.", ProcessUsage::virtualBytes)
            .gauge("process_open_fds", "File descriptors that are open.", ProcessUsage::openFiles)
            .gauge(
                    "process_max_fds",
                    "File descriptors that may be open; absent where unlimited.",
                    ProcessUsage::maxFiles)
            .gauge("process_threads", "Threads of the operating system.", ProcessUsage::threads)
            .build();

    private static final MetricSet<Jvm, Jvm> JVM = MetricSet.of(SelfFacts.JVM)
            .gauge("jvm_memory_used_bytes", "Heap in use, garbage included.", Jvm::usedBytes)
            .gauge("jvm_memory_committed_bytes", "Heap taken from the operating system.", Jvm::committedBytes)
            .gauge("jvm_memory_max_bytes", "Heap that may be taken.", Jvm::maxBytes)
            .label("runtime", Jvm::runtime)
            .label("vendor", Jvm::vendor)
            .label("version", Jvm::version)
            .info("jvm_info", "The Java runtime.")
            .build();

    private static final MetricSet<ServiceState, ServiceState> SERVICE = MetricSet.of(SelfFacts.SERVICE)
            .gauge(
                    "hypervisor_config_last_reload_successful",
                    "Whether the configuration could be used when it was read last; where it could not, the one before "
                            + "is in force.",
                    state -> state.reloaded() ? 1 : 0)
            .gauge(
                    "hypervisor_config_last_reload_success_timestamp_seconds",
                    "When the configuration in force was read, in seconds since 1970.",
                    ServiceState::reloadSeconds)
            .build();

    private static final MetricSet<ServiceState, Map.Entry<String, Long>> PUSHES = MetricSet.of(
                    SelfFacts.SERVICE, (ServiceState state) -> new TreeMap<>(state.pushes()).entrySet().stream())
            .label("outcome", Map.Entry::getKey)
            .counter(
                    "hypervisor_otlp_pushes_total",
                    "Pushes to an OpenTelemetry collector; those that failed were tried several times.",
                    Map.Entry::getValue)
            .build();

    private OwnMetrics() {}

    /// @param exporterMetrics whether to tell of the process and its JVM, too
    public static Dialect dialect(BuildInfo build, boolean exporterMetrics) {
        return dialect(build, exporterMetrics, () -> null);
    }

    /// @param webConfig whether the web configuration file is served with as it is; null where there is none
    public static Dialect dialect(BuildInfo build, boolean exporterMetrics, Supplier<@Nullable Boolean> webConfig) {
        List<MetricSet<?, ?>> sets = new ArrayList<>(List.of(build(build), COLLECTORS, SOURCES));
        sets.addAll(ProxmoxOwnMetrics.ALL);
        sets.add(RightMetrics.MISSING);
        sets.add(SERVICE);
        sets.add(PUSHES);
        sets.add(WebConfigMetrics.set(webConfig));
        sets.addAll(ProbeMetrics.ALL);
        if (exporterMetrics) {
            sets.addAll(List.of(JVM, PROCESS));
        }
        return new Dialect("exporter", "The exporter itself, and how its scrape went; part of every answer.", sets);
    }

    /// What the answer to a probe says of its scrape; of the exporter itself, other answers tell.
    public static Dialect ofProbe() {
        List<MetricSet<?, ?>> sets = new ArrayList<>(List.of(COLLECTORS, SOURCES));
        sets.addAll(ProxmoxOwnMetrics.ALL);
        sets.add(RightMetrics.MISSING);
        return new Dialect("probe", "How the scrape of a target went; part of every answer to a probe.", sets);
    }

    private static MetricSet<List<Outcome>, BuildInfo> build(BuildInfo build) {
        return MetricSet.of(Outcome.FACT, (List<Outcome> _) -> Stream.of(build))
                .label("version", BuildInfo::version)
                .label("revision", BuildInfo::revision)
                .label("java", BuildInfo::java)
                .info("hypervisor_exporter_build_info", "Which build of the exporter this is.")
                .build();
    }

    /// Whether a scrape brought anything of any source, as `hypervisor_up` tells.
    public static boolean isUp(List<Outcome> outcomes) {
        return sources(outcomes).anyMatch(Source::up);
    }

    /// A source of which all is absent is not configured here, and not down. What is read in the background
    /// tells of some time ago, so that it counts only where the scrape asked for nothing else of its source.
    private static Stream<Source> sources(List<Outcome> outcomes) {
        Map<String, Boolean> up = new TreeMap<>();
        Map<String, Boolean> before = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            boolean absent = outcome.success() && outcome.because() != null;
            if (!absent && !outcome.source().equals(SelfFacts.SOURCE)) {
                (outcome.background() ? before : up).merge(outcome.source(), outcome.success(), Boolean::logicalOr);
            }
        }
        before.forEach(up::putIfAbsent);
        return up.entrySet().stream().map(entry -> new Source(entry.getKey(), entry.getValue()));
    }
}

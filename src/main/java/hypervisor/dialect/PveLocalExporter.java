package hypervisor.dialect;

import hypervisor.fact.Outcome;
import hypervisor.metric.MetricSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Speaks like illustris/pve_local_exporter: guests and storages of a Proxmox VE node, without its API.
///
/// Repaired, unless exactness is asked for: processors with hotplug, memory with hugepages and hotplug, sizes of disks
/// that are files, disks in the syntax of Proxmox VE 9, and the space of ZFS storages. Never kept: whatever made the
/// original answer with 500, hang, or say that a guest has no disks.
final class PveLocalExporter {
    static final String NAME = "pve_local_exporter";

    private PveLocalExporter() {}

    static Dialect dialect(DialectOptions options) {
        List<MetricSet<?, ?>> sets = new ArrayList<>();
        sets.addAll(PveLocalGuestMetrics.sets(options));
        sets.addAll(PveLocalInterfaceMetrics.sets(options));
        sets.addAll(PveLocalDiskMetrics.sets(options));
        sets.addAll(PveLocalStorageMetrics.sets(options));
        sets.add(scrape(options.prefix()));
        sets.add(build(options));
        return new Dialect(NAME, "illustris/pve_local_exporter 0.1.0, commit 20e5c87", sets);
    }

    private static MetricSet<List<Outcome>, List<Outcome>> scrape(String prefix) {
        return MetricSet.of(Outcome.FACT)
                .gauge(
                        prefix + "_scrape_duration_seconds",
                        "How long the slowest took of what a scrape waits for. The rest is read in the background.",
                        outcomes -> outcomes.stream()
                                .mapToDouble(Outcome::seconds)
                                .max()
                                .orElse(0))
                .build();
    }

    private static MetricSet<List<Outcome>, BuildInfo> build(DialectOptions options) {
        return MetricSet.of(Outcome.FACT, (List<Outcome> _) -> Stream.of(options.build()))
                .label("version", BuildInfo::version)
                .info(options.prefix() + "_exporter_build_info", "Which build of the exporter this is.")
                .build();
    }
}

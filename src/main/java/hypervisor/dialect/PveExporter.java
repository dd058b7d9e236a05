package hypervisor.dialect;

import hypervisor.fact.Outcome;
import hypervisor.metric.MetricSet;
import hypervisor.source.proxmox.ProxmoxFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Speaks like bigtcze/pve-exporter: all that the API tells of nodes, guests, storages and the cluster.
///
/// Its first generation, which is the documented one, had VMs and containers in one set of families, told apart by
/// the label `type`; its program has families of their own for containers. As documented both are there: the first
/// generation's `pve_vm_*` with their label, and all else as the program has it.
///
/// Repaired: replication is read where its state stands, the certificate is the one that is served, idle time is no
/// constant, a paused VM does not run, and what is not known is left out, where the original says 0.
final class PveExporter {
    static final String NAME = "pve-exporter";

    /// What the original's scrape waits for.
    private static final List<String> WAITED_FOR = List.of("proxmox_resources", "proxmox_cluster", "proxmox_ha");

    private PveExporter() {}

    static Dialect dialect(DialectOptions options) {
        List<MetricSet<?, ?>> sets = new ArrayList<>();
        sets.add(scrape());
        sets.add(build(options.build()));
        sets.addAll(PveNodeMetrics.SETS);
        sets.add(PveGuestMetrics.ofVms(options.upstream()));
        sets.addAll(PveVmMetrics.SETS);
        sets.addAll(PveVmDeviceMetrics.SETS);
        sets.add(PveGuestMetrics.ofContainers());
        sets.addAll(PveContainerMetrics.SETS);
        sets.addAll(PveStorageMetrics.SETS);
        sets.addAll(PveBackupMetrics.SETS);
        sets.addAll(PveClusterMetrics.SETS);
        sets.add(PveClusterMetrics.certificates(options.clock()));
        sets.addAll(PveArcMetrics.sets(options));
        sets.addAll(PveZfsPoolMetrics.sets(options));
        sets.addAll(PveSensorMetrics.sets(options));
        sets.addAll(PveDiskMetrics.sets(options));
        String whose = options.upstream() ? "v1.14, as its program is" : "with the labels its first versions document";
        return new Dialect(NAME, "bigtcze/pve-exporter " + whose, sets);
    }

    private static MetricSet<List<Outcome>, List<Outcome>> scrape() {
        return MetricSet.of(Outcome.FACT, PveExporter::waitedFor)
                .gauge(
                        "pve_exporter_up",
                        "Whether this scrape could read nodes and guests from the API (1 or 0).",
                        outcomes -> outcomes.stream().anyMatch(PveExporter::told) ? 1 : 0)
                .gauge(
                        "pve_exporter_scrape_duration_seconds",
                        "How long the slowest took of what a scrape waits for. The rest is read in the background.",
                        outcomes -> outcomes.stream()
                                .mapToDouble(Outcome::seconds)
                                .max()
                                .orElse(0))
                .build();
    }

    // Quirk: a label for the Go version, which is where the version of Java stands here.
    private static MetricSet<List<Outcome>, BuildInfo> build(BuildInfo build) {
        return MetricSet.of(Outcome.FACT, (List<Outcome> _) -> Stream.of(build))
                .label("version", BuildInfo::version)
                .label("commit", BuildInfo::revision)
                .label("goversion", info -> "java" + info.java().replaceFirst("[+-].*", ""))
                .info("pve_exporter_build_info", "Which build of the exporter this is, and on which Java it runs.")
                .build();
    }

    private static Stream<List<Outcome>> waitedFor(List<Outcome> outcomes) {
        return Stream.of(outcomes.stream()
                .filter(outcome -> outcome.source().equals(ProxmoxFacts.SOURCE))
                .filter(outcome -> WAITED_FOR.contains(outcome.collector()))
                .toList());
    }

    /// A value kept from an earlier scrape is not up.
    private static boolean told(Outcome outcome) {
        return outcome.collector().equals("proxmox_resources") && outcome.success() && outcome.ageSeconds() != null;
    }
}

package hypervisor.dialect;

import hypervisor.metric.MetricSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Speaks like prometheus-pve/prometheus-pve-exporter 3.10: one `id` for every object, `qemu/100`, and
/// descriptions in info series to join with it.
///
/// Its first half is of the whole cluster, its second of the node that answers, which it calls local; each part
/// is one of its collectors, and can be left out by its name.
///
/// Repaired: what is not known is left out where the original says 0 (space in use of a VM's disks, a
/// replication that never was), and one answer that is missing costs its own part, not the whole scrape.
public final class PrometheusPveExporter {
    public static final String NAME = "prometheus-pve-exporter";

    /// Of the whole cluster.
    public static final Set<String> CLUSTER_PARTS =
            Set.of("status", "version", "node", "cluster", "resources", "backup-info", "qdevice");

    /// Of the node that answers.
    public static final Set<String> NODE_PARTS = Set.of("config", "replication", "subscription");

    private PrometheusPveExporter() {}

    static Dialect dialect(DialectOptions options) {
        SequencedMap<String, List<MetricSet<?, ?>>> parts = new LinkedHashMap<>();
        parts.put("status", List.of(PrometheusPveExporterStates.UP));
        parts.put("resources", resources(options));
        parts.put("node", List.of(PrometheusPveExporterCluster.NODES));
        parts.put("cluster", List.of(PrometheusPveExporterCluster.CLUSTERS));
        parts.put("version", List.of(PrometheusPveExporterCluster.VERSION));
        parts.put("backup-info", PrometheusPveExporterCluster.BACKUP_INFO);
        parts.put("qdevice", List.of(PrometheusPveExporterCluster.QDEVICE_STATE));
        parts.put("subscription", PrometheusPveExporterNode.SUBSCRIPTION);
        parts.put("config", List.of(PrometheusPveExporterNode.CONFIG));
        parts.put("replication", List.of(PrometheusPveExporterNode.replication(options.exact())));
        List<MetricSet<?, ?>> sets = new ArrayList<>();
        for (Map.Entry<String, List<MetricSet<?, ?>>> part : parts.entrySet()) {
            if (!options.without().contains(part.getKey())) {
                sets.addAll(part.getValue());
            }
        }
        return new Dialect(NAME, "prometheus-pve/prometheus-pve-exporter 3.10, of one cluster", sets);
    }

    private static List<MetricSet<?, ?>> resources(DialectOptions options) {
        List<MetricSet<?, ?>> sets = new ArrayList<>();
        sets.add(PrometheusPveExporterResources.of(options.exact()));
        sets.addAll(PrometheusPveExporterStates.OF_RESOURCES);
        sets.addAll(PrometheusPveExporterResources.INFO);
        return sets;
    }
}

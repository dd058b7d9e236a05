package hypervisor.source.proxmox.collect;

import hypervisor.source.proxmox.json.JsonRow;
import hypervisor.source.proxmox.node.NodeMeasurement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Picks the nodes' rows out of `cluster/metrics/export`: one row for each metric of each node, guest and
/// storage. Rows of time 0 are left out: pvestatd writes those, all zeros, when it could not measure.
final class Measurements {
    private static final String NODE = "node/";

    /// Of a node; there are 15.
    private static final int MOST_METRICS = 100;

    /// By ID: `node/pve1`.
    private final Map<String, Figures> nodes = new TreeMap<>();

    void add(JsonRow row) {
        String id = row.text("id", "");
        Long timestamp = row.integer("timestamp");
        if (!id.startsWith(NODE) || id.length() == NODE.length() || timestamp == null || timestamp <= 0) {
            return;
        }
        Figures figures = nodes.get(id);
        if (figures == null || figures.timestamp < timestamp) {
            figures = new Figures(timestamp);
            nodes.put(id, figures);
        }
        if (figures.timestamp == timestamp) {
            figures.add(row);
        }
    }

    /// Sorted by node.
    List<NodeMeasurement> all() {
        return nodes.entrySet().stream()
                .map(entry -> entry.getValue().of(entry.getKey().substring(NODE.length())))
                .toList();
    }

    /// What a node measured at one time.
    private static final class Figures {
        private final long timestamp;
        private final Map<String, Double> values = new HashMap<>();

        private Figures(long timestamp) {
            this.timestamp = timestamp;
        }

        private void add(JsonRow row) {
            Double value = row.number("value");
            if (value != null && values.size() < MOST_METRICS) {
                values.put(row.text("metric", ""), value);
            }
        }

        private NodeMeasurement of(String node) {
            return new NodeMeasurement(
                    node,
                    timestamp,
                    values.get("cpu_iowait"),
                    values.get("cpu_current"),
                    values.get("cpu_max"),
                    values.get("cpu_avg1"),
                    values.get("cpu_avg5"),
                    values.get("cpu_avg15"),
                    whole("mem_total"),
                    whole("mem_used"),
                    whole("swap_total"),
                    whole("swap_used"),
                    whole("disk_total"),
                    whole("disk_used"),
                    whole("net_in"),
                    whole("net_out"),
                    whole("uptime"));
        }

        private @Nullable Long whole(String metric) {
            Double value = values.get(metric);
            return value == null ? null : value.longValue();
        }
    }
}

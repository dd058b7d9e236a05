package hypervisor.source.proxmox.collect;

import hypervisor.source.proxmox.json.JsonRow;
import hypervisor.source.proxmox.node.NodeMeasurement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Picks the nodes' rows out of `cluster/metrics/export`: one row for each metric of each node, guest and
/// storage. Rows of time 0 are left out: pvestatd writes those, all zeros, when it could not measure.
final class Measurements {
    private static final String NODE = "node/";

    private final Map<String, NodeMeasurement> nodes = new TreeMap<>();

    void add(JsonRow row) {
        String id = row.text("id", "");
        Long timestamp = row.integer("timestamp");
        if (!id.startsWith(NODE) || id.length() == NODE.length() || timestamp == null || timestamp <= 0) {
            return;
        }
        Double ioWait = row.text("metric", "").equals("cpu_iowait") ? row.number("value") : null;
        nodes.merge(
                id.substring(NODE.length()),
                new NodeMeasurement(id.substring(NODE.length()), timestamp, ioWait),
                Measurements::newer);
    }

    /// Sorted by node.
    List<NodeMeasurement> all() {
        return List.copyOf(nodes.values());
    }

    /// Of two of one node the newer one, or both where they are of one time.
    static NodeMeasurement newer(NodeMeasurement one, NodeMeasurement other) {
        if (one.timestamp() != other.timestamp()) {
            return one.timestamp() > other.timestamp() ? one : other;
        }
        return new NodeMeasurement(one.node(), one.timestamp(), either(one.ioWait(), other.ioWait()));
    }

    private static @Nullable Double either(@Nullable Double one, @Nullable Double other) {
        return one == null ? other : one;
    }
}

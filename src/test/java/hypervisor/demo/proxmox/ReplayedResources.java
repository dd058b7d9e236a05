package hypervisor.demo.proxmox;

import static hypervisor.demo.proxmox.ReplayedTraffic.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `cluster/resources`, made of other answers, and back.
///
/// @param recorded by path
record ReplayedResources(Map<String, Reply> recorded) {
    private static final String ALL = "/cluster/resources";
    private static final String GUESTS = "/cluster/resources?type=vm";

    List<Map<String, Object>> rows(List<Map<String, Object>> nodes) {
        List<Map<String, Object>> rows = new ArrayList<>(nodes);
        for (Map<String, Object> node : nodes) {
            String name = text(node, "node");
            rows.addAll(guests(name));
            for (Map<String, Object> storage : rowsOf("/nodes/" + name + "/storage")) {
                if (text(storage, "enabled").equals("1")) {
                    rows.add(resource(name, storage));
                }
            }
        }
        return rows;
    }

    List<Map<String, Object>> guests(String node) {
        String recordedAt = recorded.containsKey(ALL) ? ALL : GUESTS;
        if (recorded.containsKey(recordedAt)) {
            return rowsOf(recordedAt).stream()
                    .filter(row -> row.containsKey("vmid") && text(row, "node").equals(node))
                    .toList();
        }
        List<Map<String, Object>> guests = new ArrayList<>();
        for (String kind : List.of("qemu", "lxc")) {
            for (Map<String, Object> row : rowsOf("/nodes/" + node + "/" + kind)) {
                row.put("type", kind);
                row.put("id", kind + "/" + text(row, "vmid"));
                row.put("node", node);
                row.put("maxcpu", text(row, "cpus"));
                guests.add(row);
            }
        }
        return guests;
    }

    /// As `nodes/NODE/storage` lists them.
    List<Map<String, Object>> storages(String node) {
        return rowsOf(ALL).stream()
                .filter(row ->
                        text(row, "type").equals("storage") && text(row, "node").equals(node))
                .map(ReplayedResources::storage)
                .toList();
    }

    private static Map<String, Object> storage(Map<String, Object> row) {
        Map<String, Object> storage = JsonTree.copy(row);
        storage.put("type", text(row, "plugintype"));
        storage.put("active", text(row, "status").equals("available") ? "1" : "0");
        storage.put("enabled", "1");
        storage.put("used", row.getOrDefault("disk", "0"));
        storage.put("total", row.getOrDefault("maxdisk", "0"));
        return storage;
    }

    private static Map<String, Object> resource(String node, Map<String, Object> storage) {
        Map<String, Object> row = JsonTree.copy(storage);
        row.put("id", "storage/" + node + "/" + text(storage, "storage"));
        row.put("node", node);
        row.put("plugintype", text(storage, "type"));
        row.put("type", "storage");
        boolean active = text(storage, "active").equals("1");
        row.put("status", active ? "available" : "unknown");
        if (active) {
            row.put("disk", text(storage, "used"));
            row.put("maxdisk", text(storage, "total"));
        }
        return row;
    }

    private List<Map<String, Object>> rowsOf(String path) {
        Reply reply = recorded.get(path);
        return reply == null ? List.of() : JsonTree.rows(reply.body());
    }
}

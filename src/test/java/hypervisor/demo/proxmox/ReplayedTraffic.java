package hypervisor.demo.proxmox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a cluster answered to another exporter during one scrape (`src/test/fixtures/upstream/FOLDER/api.jsonl`), for a
/// [ProxmoxStandIn]. What that exporter did not ask for and ours does is made of what it did:
///
/// - `cluster/resources` of `nodes`, of `cluster/resources?type=vm` or else of each node's lists of guests, and of each
///   node's storages; a disabled storage is not among them
/// - `nodes` of the nodes in `cluster/resources`
/// - `nodes/NODE/qemu?full=1` of the list, with what each guest's `status/current` says in the place of the list's
/// words
/// - `nodes/NODE/storage` of the storages in `cluster/resources`
/// - `nodes/NODE/replication` of the jobs in `cluster/replication` of guests on that node; when they ran is not known
/// - `cluster/ha/status/current` of `cluster/ha/resources`, with a quorum
/// - `cluster/status` of the nodes, without a cluster
/// - a guest's snapshots: none but its present state, where other guests' were asked for
/// - `access/permissions`: PVEAuditor on `/`
/// - `version` of what a node's status says
///
/// What cannot be made is 501: above all `cluster/metrics/export`, which none of those exporters reads.
public final class ReplayedTraffic implements ClusterAnswers {
    public static final Path FIXTURES = Path.of("src/test/fixtures/upstream");

    private static final String SNAPSHOT = "/snapshot";
    private static final String FULL = "/qemu?full=1";
    private static final String PERMISSIONS = "{\"/\":{\"Datastore.Audit\":1,\"Mapping.Audit\":1,\"Pool.Audit\":1,"
            + "\"SDN.Audit\":1,\"Sys.Audit\":1,\"VM.Audit\":1,\"VM.GuestAgent.Audit\":1}}";

    private final Path folder;
    private final Map<String, Reply> recorded = new HashMap<>();

    /// @param folder `proxmox-exporter-v1.0.2`, `pve-exporter` …
    public ReplayedTraffic(String folder) {
        this.folder = FIXTURES.resolve(folder);
        for (String line : read("api.jsonl").lines().toList()) {
            Map<String, Object> exchange = JsonTree.object(line);
            String path = text(exchange, "path").replaceFirst("^/api2/json", "");
            recorded.put(path, new Reply(Integer.parseInt(text(exchange, "status")), text(exchange, "body")));
        }
    }

    /// When the exporter was scraped.
    public Instant time() {
        return Instant.ofEpochMilli((long) (Double.parseDouble(read("time").strip()) * 1000));
    }

    /// What it printed, without `# HELP` lines.
    public String printed() {
        return read("scrape.prom");
    }

    @Override
    public List<String> nodes() {
        var names = new TreeSet<String>();
        nodeRows().forEach(row -> names.add(text(row, "node")));
        return List.copyOf(names);
    }

    @Override
    public Reply answer(String node, String path, String user) {
        Reply reply = recorded.get(path);
        if (reply != null) {
            return reply;
        }
        List<Map<String, Object>> rows = made(path);
        if (rows != null) {
            return Reply.data(JsonTree.written(rows));
        }
        if (path.equals("/access/permissions")) {
            return Reply.data(PERMISSIONS);
        }
        String version = version(node);
        return path.equals("/version") && version != null
                ? Reply.data("{\"version\":\"" + version + "\"}")
                : Reply.notImplemented("GET", path);
    }

    private @Nullable List<Map<String, Object>> made(String path) {
        String node = RequestCounts.node(path);
        if (node == null) {
            return switch (path) {
                case "/nodes" -> nodeRows();
                case "/cluster/resources" -> new ReplayedResources(recorded).rows(nodeRows());
                case "/cluster/status" ->
                    nodeRows().stream().map(ReplayedTraffic::member).toList();
                case "/cluster/ha/status/current" -> highAvailability();
                default -> null;
            };
        }
        String below = path.substring("/nodes/".length() + node.length());
        if (below.equals(FULL)) {
            return full(node);
        }
        if (below.equals("/storage") && recorded.containsKey("/cluster/resources")) {
            return new ReplayedResources(recorded).storages(node);
        }
        if (below.equals("/replication") && recorded.containsKey("/cluster/replication")) {
            return replication(node);
        }
        boolean asked = recorded.keySet().stream().anyMatch(other -> other.endsWith(SNAPSHOT));
        return below.endsWith(SNAPSHOT) && asked ? List.of(Map.of("name", "current")) : null;
    }

    private List<Map<String, Object>> nodeRows() {
        return recorded.containsKey("/nodes")
                ? rows("/nodes")
                : rows("/cluster/resources").stream()
                        .filter(row -> "node".equals(row.get("type")))
                        .toList();
    }

    private @Nullable List<Map<String, Object>> full(String node) {
        String list = "/nodes/" + node + "/qemu";
        if (!recorded.containsKey(list)) {
            return null;
        }
        List<Map<String, Object>> rows = rows(list);
        for (Map<String, Object> row : rows) {
            Reply current = recorded.get(list + "/" + text(row, "vmid") + "/status/current");
            row.put("qmpstatus", text(row, "status"));
            if (current != null) {
                row.putAll(JsonTree.copy(JsonTree.object(current.body()).get("data")));
            }
        }
        return rows;
    }

    private @Nullable List<Map<String, Object>> highAvailability() {
        if (!recorded.containsKey("/cluster/ha/resources")) {
            return null;
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(Map.of("type", "quorum", "id", "quorum", "status", "OK", "quorate", "1"));
        for (Map<String, Object> row : rows("/cluster/ha/resources")) {
            String state = text(row, "state");
            String id = text(row, "sid");
            rows.add(Map.of(
                    "type", "service", "id", "service:" + id, "sid", id, "state", state, "request_state", state));
        }
        return rows;
    }

    private List<Map<String, Object>> replication(String node) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> row : rows("/cluster/replication")) {
            boolean here = new ReplayedResources(recorded)
                    .guests(node).stream().anyMatch(guest -> text(guest, "vmid").equals(text(row, "guest")));
            if (here) {
                row.put("source", node);
                row.put("fail_count", "0");
                rows.add(row);
            }
        }
        return rows;
    }

    private @Nullable String version(String node) {
        Reply status = recorded.get("/nodes/" + node + "/status");
        Object text = status == null
                ? null
                : JsonTree.copy(JsonTree.object(status.body()).get("data")).get("pveversion");
        return text == null ? null : text.toString().split("/")[1];
    }

    private static Map<String, Object> member(Map<String, Object> node) {
        String online = "online".equals(node.get("status")) ? "1" : "0";
        return Map.of("type", "node", "id", text(node, "id"), "name", text(node, "node"), "online", online);
    }

    private List<Map<String, Object>> rows(String path) {
        Reply reply = recorded.get(path);
        return reply == null ? List.of() : JsonTree.rows(reply.body());
    }

    static String text(Map<String, Object> row, String name) {
        return row.getOrDefault(name, "").toString();
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

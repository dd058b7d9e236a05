package hypervisor.demo.proxmox;

import hypervisor.source.proxmox.RecordedApi;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.json.JsonAnswer;
import hypervisor.source.proxmox.json.JsonRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// The cluster whose answers were recorded (`src/test/fixtures/proxmox/VERSION`, with the status of each in
/// `index.json`), for a [ProxmoxStandIn]. What nobody recorded is 501.
///
/// Only the first node was asked what it measured itself (`cluster/metrics/export?local-only=1`); the others answer the
/// same under their own names.
public final class RecordedCluster implements ClusterAnswers {
    private static final String EXPORT = "/cluster/metrics/export?local-only=1";
    private static final Map<String, String> RECORDED_AS = Map.of(
            Logins.TOKEN_ID,
            "auditor",
            Logins.USER,
            "auditor",
            Logins.LIMITED_TOKEN_ID,
            "limited",
            Logins.POWERLESS_TOKEN_ID,
            "noperm");

    private final Path folder;
    private final List<String> nodes;
    private final Map<String, Reply> recorded = new HashMap<>();
    private final Map<String, Reply> exchanged = new ConcurrentHashMap<>();

    /// @param version `9.2` or `8.4`
    public RecordedCluster(String version) {
        this(version, List.of("pve1", "pve2", "pve3"));
    }

    /// @param version the folder's name
    public RecordedCluster(String version, List<String> nodes) {
        this.nodes = List.copyOf(nodes);
        folder = RecordedApi.FIXTURES.resolve(version);
        for (JsonRow row : index()) {
            String path = row.need("path").replaceFirst("^/api2/json", "");
            int status = Math.toIntExact(Objects.requireNonNull(row.integer("status")));
            if (row.need("method").equals("GET")) {
                recorded.put(row.text("token") + path, new Reply(status, read(row.need("file"))));
            }
        }
    }

    /// Answers a path with a file below the version's folder: `failures/node-killed-15s__cluster_resources.json`.
    public RecordedCluster with(String path, String file) {
        return answering(path, new Reply(200, read(file)));
    }

    /// Answers a path like this, at every node and to everybody.
    public RecordedCluster answering(String path, Reply reply) {
        exchanged.put(path, reply);
        return this;
    }

    /// Answers a path as it was recorded.
    public RecordedCluster asRecorded(String path) {
        exchanged.remove(path);
        return this;
    }

    @Override
    public List<String> nodes() {
        return nodes;
    }

    @Override
    public Reply answer(String node, String path, String user) {
        Reply reply = exchanged.get(path);
        if (reply == null) {
            reply = recorded.get(RECORDED_AS.getOrDefault(user, "noperm") + path);
        }
        if (reply == null) {
            return Reply.notImplemented("GET", path);
        }
        return path.equals(EXPORT) && !node.equals("pve1") ? ofNode(node, reply) : reply;
    }

    private static Reply ofNode(String node, Reply reply) {
        String body = reply.body()
                .replace("\"node/pve1\"", "\"node/" + node + "\"")
                .replace("\"storage/pve1/", "\"storage/" + node + "/");
        return new Reply(reply.status(), body);
    }

    private List<JsonRow> index() {
        byte[] text = ("{\"data\":" + read("index.json") + "}").getBytes(StandardCharsets.UTF_8);
        try {
            return JsonAnswer.read("index.json", new ByteArrayInputStream(text), AnswerReader.rows(row -> row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

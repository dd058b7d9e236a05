package hypervisor.source.proxmox.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.json.AnswerReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The logs of backup jobs. The log of a task that is over never changes, so that each is read once, and what
/// it said is remembered: of the thousand that were last asked for.
final class BackupLogs {
    /// Far more than a job of some hundred guests writes; the API gives 50 without.
    private static final int LINES = 50_000;

    private static final int MOST_REMEMBERED = 1000;

    private static final AnswerReader<Set<Long>> READER = answer -> {
        var log = new BackupLog();
        AnswerReader.rows(row -> {
                    log.line(row.text("t", ""));
                    return true;
                })
                .read(answer);
        return log.finished();
    };

    private final ProxmoxApi api;
    private final Map<String, Set<Long>> read = new LinkedHashMap<>(16, 0.75f, true);

    BackupLogs(ProxmoxApi api) {
        this.api = api;
    }

    /// The guests that a task backed up.
    Set<Long> finished(String node, String upid, Deadline deadline) throws ApiException, InterruptedException {
        synchronized (read) {
            Set<Long> known = read.get(upid);
            if (known != null) {
                return known;
            }
        }
        Set<Long> finished = api.get(ApiRequest.node(node, path(upid), READER), deadline);
        synchronized (read) {
            read.put(upid, finished);
            if (read.size() > MOST_REMEMBERED) {
                read.remove(read.keySet().iterator().next());
            }
        }
        return finished;
    }

    /// The colons of a UPID, and the `@` and `!` of whose task it was, may stand in a path as they are; what
    /// else may be in a name must not lead to another path.
    static String path(String upid) {
        String encoded = URLEncoder.encode(upid, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%40", "@")
                .replace("%21", "!");
        return "/tasks/" + encoded + "/log?limit=" + LINES;
    }
}

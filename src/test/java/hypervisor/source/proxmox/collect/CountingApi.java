package hypervisor.source.proxmox.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.RecordedApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers as another does, but takes a moment over what is asked of nodes, and counts how many are waiting.
final class CountingApi implements ProxmoxApi {
    private static final long MOMENT_MILLIS = 20;

    final AtomicInteger most = new AtomicInteger();
    final AtomicInteger mostOfOneNode = new AtomicInteger();
    private final RecordedApi answers;
    private final AtomicInteger now = new AtomicInteger();
    private final Map<String, AtomicInteger> nowByNode = new ConcurrentHashMap<>();

    CountingApi(RecordedApi answers) {
        this.answers = answers;
    }

    @Override
    public <T> T get(ApiRequest<T> request, Deadline deadline) throws ApiException, InterruptedException {
        if (request.node() == null) {
            return answers.get(request, deadline);
        }
        AtomicInteger ofNode = nowByNode.computeIfAbsent(request.node(), _ -> new AtomicInteger());
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        mostOfOneNode.accumulateAndGet(ofNode.incrementAndGet(), Math::max);
        try {
            Thread.sleep(MOMENT_MILLIS);
            return answers.get(request, deadline);
        } finally {
            ofNode.decrementAndGet();
            now.decrementAndGet();
        }
    }

    @Override
    public List<String> endpoints() {
        return answers.endpoints();
    }

    @Override
    public <T> T getFrom(String endpoint, ApiRequest<T> request, Deadline deadline) throws ApiException {
        return answers.getFrom(endpoint, request, deadline);
    }

    /// A cluster of so many nodes with two containers each, which have no snapshots.
    static CountingApi ofNodes(int nodes) {
        var api = new RecordedApi("9.2", "auditor");
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= nodes; i++) {
            rows.add("{\"type\":\"node\",\"status\":\"online\",\"node\":\"n" + i + "\"}");
            for (int vmid = i * 100; vmid < i * 100 + 2; vmid++) {
                rows.add("{\"type\":\"lxc\",\"status\":\"running\",\"name\":\"c\",\"node\":\"n" + i + "\",\"vmid\":"
                        + vmid + "}");
                api.answering("/nodes/n" + i + "/lxc/" + vmid + "/snapshot", "{\"data\":[]}");
            }
        }
        api.answering("/cluster/resources", "{\"data\":[" + String.join(",", rows) + "]}");
        return new CountingApi(api);
    }
}

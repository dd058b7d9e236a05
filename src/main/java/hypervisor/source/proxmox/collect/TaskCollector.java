package hypervisor.source.proxmox.collect;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.TaskActivity;
import java.time.Duration;
import java.util.List;

/// The tasks of the whole cluster: one request.
final class TaskCollector extends ProxmoxCollector<TaskActivity> {
    static final ApiRequest<List<TaskRow>> REQUEST = ApiRequest.background("/cluster/tasks", Rows.of(TaskRow::of));

    private final ProxmoxApi api;
    private final TaskLog log = new TaskLog();

    TaskCollector(ProxmoxApi api) {
        super("proxmox_task", ProxmoxFacts.TASKS, Duration.ofSeconds(30), NodeCollector.BUDGET);
        this.api = api;
    }

    @Override
    public Reading<TaskActivity> collect(Deadline deadline) throws ApiException, InterruptedException {
        try {
            return Reading.of(log.add(api.get(REQUEST, deadline)));
        } catch (ApiException e) {
            if (NodeCollector.isUnknownPath(e)) {
                return Reading.absent("this version does not tell it: " + e.getMessage());
            }
            throw e;
        }
    }
}

package hypervisor.source.proxmox.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.collect.BackupCollector.Backup;
import java.util.ArrayList;
import java.util.List;

/// Asks a node for the backups among its last 50 backup jobs. Of a job for one guest the list tells
/// everything; of jobs for several, the logs of the newest five tell the rest.
final class BackupQuestion implements Part.Question<Backup> {
    private static final String PATH = "/tasks?typefilter=vzdump&limit=50";
    private static final int MOST_LOGS = 5;

    private final ProxmoxApi api;
    private final BackupLogs logs;

    BackupQuestion(ProxmoxApi api) {
        this.api = api;
        this.logs = new BackupLogs(api);
    }

    @Override
    public Part<Backup> ask(String node, Deadline deadline) throws ApiException, InterruptedException {
        List<VzdumpTask> over = api.get(ApiRequest.node(node, PATH, Rows.of(VzdumpTask::of)), deadline).stream()
                .filter(task -> task.isBackup() && task.end() > 0)
                .sorted(VzdumpTask.NEWEST_FIRST)
                .toList();
        List<Backup> backups = new ArrayList<>();
        for (VzdumpTask task : over) {
            if (task.vmid() != null && task.succeeded()) {
                backups.add(new Backup(task.vmid(), task.end()));
            }
        }
        String problem = null;
        for (VzdumpTask task :
                over.stream().filter(one -> one.vmid() == null).limit(MOST_LOGS).toList()) {
            try {
                for (long vmid : logs.finished(node, task.upid(), deadline)) {
                    backups.add(new Backup(vmid, task.end()));
                }
            } catch (ApiException e) {
                if (NodeCollector.HOPELESS.contains(e.kind())) {
                    throw e;
                }
                problem = e.getMessage();
                if (e.kind() != ApiException.Kind.REFUSED) {
                    break; // the next log would fare no better, and take as long
                }
            }
        }
        return new Part<>(backups, problem);
    }
}

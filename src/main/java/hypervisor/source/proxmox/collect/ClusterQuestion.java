package hypervisor.source.proxmox.collect;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.ApiVersion;
import hypervisor.source.proxmox.cluster.BackupCoverage;
import hypervisor.source.proxmox.cluster.BackupCoverage.Uncovered;
import hypervisor.source.proxmox.cluster.Qdevice;
import hypervisor.source.proxmox.json.AnswerReader;
import java.time.Duration;
import java.util.Optional;

/// One question to the cluster that no scrape waits for.
final class ClusterQuestion<T> extends ProxmoxCollector<T> {
    private final ProxmoxApi api;
    private final ApiRequest<Optional<T>> request;
    private final String nothing;

    /// @param nothing what an answer without a value means
    private ClusterQuestion(
            String name,
            Fact<T> fact,
            Duration freshness,
            ProxmoxApi api,
            String path,
            AnswerReader<Optional<T>> reader,
            String nothing) {
        super(name, fact, freshness, NodeCollector.BUDGET);
        this.api = api;
        this.request = ApiRequest.background(path, reader);
        this.nothing = nothing;
    }

    static ClusterQuestion<BackupCoverage> backupCoverage(ProxmoxApi api) {
        var guests = Rows.of(Uncovered::of);
        return new ClusterQuestion<>(
                "proxmox_backup_coverage",
                ProxmoxFacts.BACKUP_COVERAGE,
                Duration.ofMinutes(5),
                api,
                "/cluster/backup-info/not-backed-up",
                answer -> Optional.of(new BackupCoverage(guests.read(answer))),
                "not told");
    }

    static ClusterQuestion<Qdevice> qdevice(ProxmoxApi api) {
        return new ClusterQuestion<>(
                "proxmox_qdevice",
                ProxmoxFacts.QDEVICE,
                Duration.ofSeconds(60),
                api,
                "/cluster/config/qdevice",
                AnswerReader.object(row -> Optional.ofNullable(Qdevice.of(row))),
                "the cluster has no QDevice");
    }

    static ClusterQuestion<ApiVersion> version(ProxmoxApi api) {
        return new ClusterQuestion<>(
                "proxmox_version",
                ProxmoxFacts.VERSION,
                Duration.ofMinutes(5),
                api,
                "/version",
                AnswerReader.object(row -> Optional.of(ApiVersion.of(row))),
                "not told");
    }

    @Override
    public Reading<T> collect(Deadline deadline) throws ApiException, InterruptedException {
        try {
            return api.get(request, deadline).map(Reading::of).orElseGet(() -> Reading.absent(nothing));
        } catch (ApiException e) {
            if (NodeCollector.isUnknownPath(e)) {
                return Reading.absent("this version does not tell it: " + e.getMessage());
            }
            throw e;
        }
    }
}

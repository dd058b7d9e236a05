package hypervisor.demo.proxmox;

import java.time.Instant;
import java.util.List;

/// What a made-up cluster has done lately: `cluster/tasks`. Every five minutes each node takes a snapshot of a VM,
/// which
/// takes 40 seconds; now and then it ends with a warning, or fails. At night there are backups.
final class MadeTasks {
    private static final long EVERY = 300;
    private static final long TAKES = 40;
    private static final int LISTED = 12;

    private final GeneratedCluster cluster;

    MadeTasks(GeneratedCluster cluster) {
        this.cluster = cluster;
    }

    Reply list(Sight sight) {
        var out = new JsonText().list();
        for (MadeNode node : cluster.madeNodes()) {
            if (sight.all() && cluster.troubles().downSince(node.name()) == null) {
                snapshots(out, node);
                new MadeBackups(cluster.now(), node, cluster.guests(node)).tasks(out);
            }
        }
        return out.endList().reply();
    }

    private void snapshots(JsonText out, MadeNode node) {
        Instant now = cluster.now();
        List<MadeGuest> guests = cluster.guests(node);
        long newest = (now.getEpochSecond() - node.place()) / EVERY;
        for (long run = newest; run > newest - LISTED && !guests.isEmpty(); run--) {
            long start = run * EVERY + node.place();
            long vmid = guests.get((int) (run % guests.size())).vmid();
            out.object()
                    .with(
                            "upid",
                            "UPID:%s:00000F00:0004AB19:%08X:qmsnapshot:%d:root@pam:"
                                    .formatted(node.name(), start, vmid));
            out.with("node", node.name()).with("type", "qmsnapshot").with("id", Long.toString(vmid));
            out.with("user", "root@pam").with("starttime", start);
            if (start + TAKES <= now.getEpochSecond()) {
                out.with("endtime", start + TAKES).with("status", status(run)).with("saved", "1");
            }
            out.endObject();
        }
    }

    private static String status(long run) {
        if (run % 11 == 0) {
            return "snapshot feature is not available";
        }
        return run % 7 == 0 ? "WARNINGS: 1" : "OK";
    }
}

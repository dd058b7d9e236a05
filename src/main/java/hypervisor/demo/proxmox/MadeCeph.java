package hypervisor.demo.proxmox;

import hypervisor.demo.DemoMoment;

/// The Ceph of a made-up cluster, with three disks a node: `cluster/ceph/status`. The disks of a node that is down are
/// down with it.
final class MadeCeph {
    private static final long DISKS = 3;
    private static final long GROUPS = 257;
    private static final long CAPACITY_OF_ONE = 3600 * MadeNode.GIB;

    private final GeneratedCluster cluster;

    MadeCeph(GeneratedCluster cluster) {
        this.cluster = cluster;
    }

    Reply status() {
        DemoMoment moment = cluster.moment();
        int nodes = cluster.madeNodes().size();
        long up = cluster.madeNodes().stream()
                .filter(node -> cluster.troubles().downSince(node.name()) == null)
                .count();
        boolean well = up == nodes;
        var out = new JsonText().object().with("fsid", "d11c6ea1-0000-4000-8000-99c5b85f4d7f");
        out.name("health").object().with("status", well ? "HEALTH_OK" : "HEALTH_WARN");
        out.name("checks").object();
        if (!well) {
            out.name("OSD_DOWN").object().with("severity", "HEALTH_WARN").with("muted", 0);
            out.name("summary").object().with("count", (nodes - up) * DISKS).with("message", "osds down");
            out.endObject().endObject();
        }
        out.endObject().endObject();
        out.name("quorum").list();
        for (int i = 0; i < Math.min(up, 3); i++) {
            out.value(Integer.toString(i));
        }
        out.endList()
                .name("monmap")
                .object()
                .with("num_mons", Math.min(nodes, 3))
                .endObject();
        out.name("osdmap").object().with("epoch", 33867).with("num_osds", nodes * DISKS);
        out.with("num_up_osds", up * DISKS).with("num_in_osds", nodes * DISKS);
        out.with("num_remapped_pgs", well ? 0 : 12).endObject();
        groups(out, moment, well, nodes);
        return out.endObject().reply();
    }

    private static void groups(JsonText out, DemoMoment moment, boolean well, int nodes) {
        long capacity = CAPACITY_OF_ONE * DISKS * nodes;
        long used = moment.gauge(capacity * 0.45, capacity * 0.05, 4);
        long sick = well ? 0 : 40;
        out.name("pgmap").object().with("num_pgs", GROUPS).with("num_pools", 2);
        out.name("pgs_by_state").list();
        out.object()
                .with("state_name", "active+clean")
                .with("count", GROUPS - sick)
                .endObject();
        if (sick > 0) {
            out.object()
                    .with("state_name", "active+undersized+degraded")
                    .with("count", sick)
                    .endObject();
        }
        out.endList().with("num_objects", used / (4 << 20) / 3).with("data_bytes", used / 3);
        if (sick > 0) {
            out.with("degraded_objects", 4711).with("misplaced_objects", 0);
        }
        out.with("bytes_total", capacity).with("bytes_used", used).with("bytes_avail", capacity - used);
        out.with("read_bytes_sec", moment.gauge(6 << 20, 5 << 20, 1));
        out.with("write_bytes_sec", moment.gauge(9 << 20, 8 << 20, 2));
        out.with("read_op_per_sec", moment.gauge(300, 250, 1)).with("write_op_per_sec", moment.gauge(500, 400, 2));
        out.endObject();
    }
}

package hypervisor.demo.proxmox;

import hypervisor.demo.DemoMoment;
import java.util.Set;

/// What any node of a made-up cluster tells of all of it.
final class ClusterWideAnswers {
    private static final String[] AUDITOR = {
        "Datastore.Audit", "Mapping.Audit", "Pool.Audit", "SDN.Audit", "Sys.Audit", "VM.Audit", "VM.GuestAgent.Audit"
    };

    /// What an exporter may have besides.
    private static final String[] MORE = {"Datastore.AllocateSpace", "Sys.Modify", "VM.Backup"};

    private static final String[] OBJECTS = {"/", "/access", "/nodes", "/pool", "/sdn", "/storage", "/vms"};
    private static final String NAME = "lab";

    /// What `type=` asks for.
    private static final String GUESTS = "vm";

    private static final String STORAGES = "storage";
    private static final Set<String> EVERYTHING = Set.of(GUESTS, STORAGES, "node", "pool", "network");

    private final GeneratedCluster cluster;

    ClusterWideAnswers(GeneratedCluster cluster) {
        this.cluster = cluster;
    }

    Reply answer(String node, String path, Sight sight) {
        return switch (path) {
            case "/version" ->
                new JsonText()
                        .object()
                        .with("version", "9.2.11")
                        .with("release", "9.2")
                        .with("repoid", "14a22df35955d97d")
                        .endObject()
                        .reply();
            case "/access/permissions" -> permissions(sight);
            case "/nodes" -> nodes(sight);
            case "/cluster/resources" -> resources(sight, EVERYTHING);
            case "/cluster/resources?type=vm" -> resources(sight, Set.of(GUESTS));
            case "/cluster/resources?type=storage" -> resources(sight, Set.of(STORAGES));
            case "/cluster/status" -> sight.all() ? status(node) : denied();
            case "/cluster/backup-info/not-backed-up" -> sight.all() ? notBackedUp() : denied();
            case "/cluster/config/qdevice" -> sight.all() ? qdevice() : denied();
            case "/cluster/ha/status/current" -> sight.all() ? highAvailability(node) : denied();
            case "/cluster/tasks" -> new MadeTasks(cluster).list(sight);
            case "/cluster/ceph/status" -> sight.all() ? new MadeCeph(cluster).status() : denied();
            case "/cluster/metrics/export?local-only=1" ->
                sight.all() ? new MadeMeasurements(cluster).of(node) : denied();
            default -> Reply.notImplemented("GET", path);
        };
    }

    private static Reply denied() {
        return Reply.forbidden("/", "Sys.Audit");
    }

    private static Reply permissions(Sight sight) {
        var out = new JsonText().object();
        String[] objects = switch (sight) {
            case ALL -> OBJECTS;
            case ONE_GUEST -> new String[] {"/vms/100"};
            case NOTHING -> new String[0];
        };
        for (String object : objects) {
            out.name(object).object();
            for (String privilege : AUDITOR) {
                out.with(privilege, 1);
            }
            for (String privilege : sight.all() ? MORE : new String[0]) {
                out.with(privilege, 1);
            }
            out.endObject();
        }
        return out.endObject().reply();
    }

    private Reply nodes(Sight sight) {
        var out = new JsonText().list();
        for (MadeNode node : cluster.madeNodes()) {
            node(out, node, sight);
        }
        return out.endList().reply();
    }

    private Reply resources(Sight sight, Set<String> wanted) {
        var out = new JsonText().list();
        for (MadeNode node : cluster.madeNodes()) {
            DemoMoment moment = cluster.measured(node.name());
            boolean forgotten = cluster.troubles().forgotten(node.name());
            for (MadeGuest guest : cluster.guests(node)) {
                boolean shown = sight.sees(guest) && wanted.contains(GUESTS);
                if (shown && forgotten) {
                    cluster.rows(guest, moment).forgotten(out);
                } else if (shown) {
                    cluster.rows(guest, moment).resource(out);
                }
            }
            if (sight.all() && wanted.contains(STORAGES)) {
                MadeStorage.ALL.forEach(storage -> storage(out, node, storage, moment, forgotten));
            }
            if (wanted.equals(EVERYTHING)) {
                node(out, node, sight);
            }
            if (sight.all() && wanted.equals(EVERYTHING)) {
                out.object()
                        .with("id", "network/" + node.name() + "/zone/localnetwork")
                        .with("type", "network");
                out.with("network-type", "zone").with("network", "localnetwork");
                out.with("node", node.name()).with("status", "ok").endObject();
            }
        }
        if (sight.all() && wanted.equals(EVERYTHING)) {
            out.object()
                    .with("id", "/pool/prod")
                    .with("type", "pool")
                    .with("pool", "prod")
                    .endObject();
        }
        return out.endList().reply();
    }

    private void node(JsonText out, MadeNode node, Sight sight) {
        boolean online = cluster.troubles().downSince(node.name()) == null;
        boolean forgotten = cluster.troubles().forgotten(node.name());
        out.object().with("id", "node/" + node.name()).with("type", "node").with("node", node.name());
        out.with("status", online ? "online" : "offline").with("level", "").with("cgroup-mode", 2);
        out.with("hastate", online ? "online" : "unknown");
        if (sight.all() && !forgotten) {
            out.with("maxcpu", MadeNode.PROCESSORS)
                    .with("maxmem", MadeNode.MEMORY)
                    .with("maxdisk", MadeNode.ROOT);
        }
        if (sight.all() && online) {
            DemoMoment moment = cluster.measured(node.name());
            out.with("cpu", node.cpu(moment)).with("mem", node.memory(moment));
            out.with("disk", node.rootUsed(moment)).with("uptime", node.uptime(moment));
        }
        out.endObject();
    }

    private static void storage(
            JsonText out, MadeNode node, MadeStorage storage, DemoMoment moment, boolean forgotten) {
        boolean available = storage.mounted() && !forgotten;
        out.object().with("id", "storage/" + node.name() + "/" + storage.name()).with("type", "storage");
        out.with("storage", storage.name()).with("node", node.name()).with("plugintype", storage.type());
        out.with("content", storage.content()).with("shared", storage.shared() ? 1 : 0);
        out.with("status", available ? "available" : "unknown");
        if (available) {
            out.with("disk", storage.used(moment, node)).with("maxdisk", storage.total());
        }
        out.endObject();
    }

    private Reply status(String local) {
        var out = new JsonText().list().object();
        out.with("id", "cluster").with("type", "cluster").with("name", NAME).with("version", 3);
        out.with("nodes", cluster.madeNodes().size())
                .with("quorate", cluster.troubles().quorate() ? 1 : 0);
        out.endObject();
        for (MadeNode node : cluster.madeNodes()) {
            boolean online = cluster.troubles().downSince(node.name()) == null;
            out.object().with("id", "node/" + node.name()).with("type", "node").with("name", node.name());
            out.with("nodeid", node.place() + 1).with("ip", node.address());
            out.with("level", node.place() % 3 == 1 ? "s" : "");
            out.with("online", online ? 1 : 0).with("local", node.name().equals(local) ? 1 : 0);
            out.endObject();
        }
        return out.endList().reply();
    }

    /// Every tenth guest is left out.
    private Reply notBackedUp() {
        var out = new JsonText().list();
        for (MadeNode node : cluster.madeNodes()) {
            for (MadeGuest guest : cluster.guests(node)) {
                if (guest.place() % 10 == 7) {
                    out.object().with("vmid", guest.vmid()).with("name", guest.name());
                    out.with("type", guest.kind()).endObject();
                }
            }
        }
        return out.endList().reply();
    }

    private static Reply qdevice() {
        var out = new JsonText().object().with("Model", "Net").with("Algorithm", "Fifty-Fifty split");
        out.with("QNetd host", "10.77.0.20:5403").with("Tie-breaker", "Node with lowest node ID");
        return out.with("State", "Connected").endObject().reply();
    }

    private Reply highAvailability(String local) {
        boolean quorate = cluster.troubles().quorate();
        String master = cluster.madeNodes().getFirst().name();
        var out = new JsonText().list().object().with("id", "quorum").with("type", "quorum");
        out.with("node", local).with("quorate", quorate ? 1 : 0);
        out.with("status", quorate ? "OK" : "No quorum on node '" + local + "'!")
                .endObject();
        out.object().with("id", "master").with("type", "master").with("node", master);
        out.with("timestamp", cluster.now().getEpochSecond())
                .with("status", master + " (active, Fri Nov 20 23:45:47 2026)")
                .endObject();
        out.object().with("id", "fencing").with("type", "fencing").with("node", local);
        out.with("armed-state", "armed")
                .with("status", "armed (CRM watchdog active)")
                .endObject();
        for (MadeNode node : cluster.madeNodes()) {
            out.object().with("id", "lrm:" + node.name()).with("type", "lrm").with("node", node.name());
            boolean online = cluster.troubles().downSince(node.name()) == null;
            out.with("timestamp", cluster.measuredAt(node.name()));
            out.with("status", node.name() + (online ? " (active, watchdog active)" : " (old timestamp - dead?)"))
                    .endObject();
            cluster.guests(node).stream().filter(MadeGuest::highlyAvailable).forEach(guest -> service(out, guest));
        }
        return out.endList().reply();
    }

    private static void service(JsonText out, MadeGuest guest) {
        String id = (guest.isVm() ? "vm:" : "ct:") + guest.vmid();
        String state = guest.started() ? "started" : "stopped";
        out.object()
                .with("id", "service:" + id)
                .with("type", "service")
                .with("sid", id)
                .with("node", guest.node());
        out.with("state", state)
                .with("request_state", state)
                .with("crm_state", state)
                .endObject();
    }
}

package hypervisor.demo.proxmox;

import hypervisor.demo.DemoMoment;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a made-up node tells of its services, its packages, its last hour, its backups, and the inside of its guests.
final class NodeUpkeepAnswers {
    private static final Pattern AGENT = Pattern.compile("/qemu/(\\d+)/agent/([a-z-]+)");
    private static final Pattern INTERFACES = Pattern.compile("/lxc/(\\d+)/interfaces");
    private static final Pattern BACKUPS = Pattern.compile("/storage/([a-z-]+)/content\\?content=backup");
    private static final String[] SERVICES = {
        "chrony",
        "corosync",
        "cron",
        "pve-cluster",
        "pve-firewall",
        "pve-ha-crm",
        "pve-ha-lrm",
        "pvedaemon",
        "pveproxy",
        "pvescheduler",
        "pvestatd",
        "qmeventd",
        "spiceproxy",
        "sshd",
        "syslog"
    };

    private final GeneratedCluster cluster;

    NodeUpkeepAnswers(GeneratedCluster cluster) {
        this.cluster = cluster;
    }

    Reply answer(MadeNode node, String path, Sight sight) {
        Matcher agent = AGENT.matcher(path);
        if (agent.matches()) {
            return inside(node, agent, sight, "VM.GuestAgent.Audit");
        }
        Matcher interfaces = INTERFACES.matcher(path);
        if (interfaces.matches()) {
            return inside(node, interfaces, sight, "VM.Audit");
        }
        Matcher backups = BACKUPS.matcher(path);
        if (backups.matches()) {
            return sight.all() ? backups(node, backups.group(1)) : Reply.forbidden("/storage", "Datastore.Audit");
        }
        return switch (path) {
            case "/services" -> sight.all() ? services() : denied(node, "Sys.Audit");
            case "/apt/update" -> sight.all() ? updates(node) : denied(node, "Sys.Modify");
            case "/rrddata?timeframe=hour" -> sight.all() ? lastHour(node) : denied(node, "Sys.Audit");
            default -> Reply.notImplemented("GET", "/nodes/" + node.name() + path);
        };
    }

    private static Reply denied(MadeNode node, String privilege) {
        return Reply.forbidden("/nodes/" + node.name(), privilege);
    }

    private Reply inside(MadeNode node, Matcher path, Sight sight, String privilege) {
        for (MadeGuest guest : cluster.guests(node)) {
            if (Long.toString(guest.vmid()).equals(path.group(1))) {
                var agent = new MadeAgent(guest, cluster.moment());
                if (!sight.sees(guest)) {
                    return Reply.forbidden("/vms/" + guest.vmid(), privilege);
                }
                return path.groupCount() == 2 ? agent.answer(path.group(2)) : agent.containerInterfaces();
            }
        }
        return Reply.refused(500, "Configuration file '" + path.group(1) + ".conf' does not exist");
    }

    /// All that are installed run; one is not.
    private static Reply services() {
        var out = new JsonText().list();
        for (String name : SERVICES) {
            boolean installed = !name.equals("syslog");
            out.object().with("service", name).with("name", name);
            out.with("desc", installed ? name + " service" : "syslog.service");
            out.with("state", installed ? "running" : "dead").with("active-state", installed ? "active" : "inactive");
            out.with("unit-state", installed ? "enabled" : "not-found").endObject();
        }
        return out.endList().reply();
    }

    /// The longer ago the start of the day, the more there are.
    private Reply updates(MadeNode node) {
        long hours = cluster.now().getEpochSecond() / 3600 % 24;
        var out = new JsonText().list();
        for (int i = 0; i < 3 + hours / 2 + node.place() % 5; i++) {
            out.object().with("Package", "made-up-" + i).with("Origin", i % 3 == 0 ? "Proxmox" : "Debian");
            out.with("OldVersion", "1." + i).with("Version", "1." + (i + 1)).endObject();
        }
        return out.endList().reply();
    }

    /// The last minute is not over, and has nothing yet.
    private Reply lastHour(MadeNode node) {
        DemoMoment moment = cluster.measured(node.name());
        long minute = cluster.measuredAt(node.name()) / 60 * 60;
        var out = new JsonText().list();
        out.object().with("time", minute - 60).with("memavailable", MadeNode.MEMORY - node.memory(moment));
        out.with("arcsize", moment.gauge(16 * MadeNode.GIB, 2 * MadeNode.GIB, node.place()));
        out.with("pressurecpusome", 5 + 4 * moment.wave(node.place()));
        out.with("pressureiosome", 3 + 2 * moment.wave(node.place() + 1));
        out.with("pressureiofull", 1 + moment.wave(node.place() + 1));
        out.with("pressurememorysome", 0.5).with("pressurememoryfull", 0.25).endObject();
        return out.object().with("time", minute).endObject().endList().reply();
    }

    private Reply backups(MadeNode node, String storage) {
        boolean has = MadeStorage.ALL.stream()
                .anyMatch(one -> one.name().equals(storage) && one.content().contains("backup") && one.mounted());
        if (!has) {
            return Reply.refused(500, "storage '" + storage + "' is not available on node '" + node.name() + "'");
        }
        var out = new JsonText().list();
        new MadeBackups(cluster.now(), node, cluster.guests(node)).volumes(out, storage);
        return out.endList().reply();
    }
}

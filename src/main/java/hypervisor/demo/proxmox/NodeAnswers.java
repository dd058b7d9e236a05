package hypervisor.demo.proxmox;

import hypervisor.demo.DemoMoment;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a made-up node tells of itself.
final class NodeAnswers {
    private static final Pattern SNAPSHOT = Pattern.compile("/(qemu|lxc)/(\\d+)/snapshot");
    private static final Pattern CONFIG = Pattern.compile("/(qemu|lxc)/(\\d+)/config");
    private static final Pattern LOG = Pattern.compile("/tasks/([^/]+)/log(\\?.*)?");

    private final GeneratedCluster cluster;

    NodeAnswers(GeneratedCluster cluster) {
        this.cluster = cluster;
    }

    /// @param path below the node's own: `/status`
    Reply answer(MadeNode node, String path, Sight sight) {
        Matcher snapshot = SNAPSHOT.matcher(path);
        if (snapshot.matches()) {
            return ofGuest(node, snapshot, sight, this::snapshots);
        }
        Matcher config = CONFIG.matcher(path);
        if (config.matches()) {
            return ofGuest(node, config, sight, MadeConfig::of);
        }
        var tasks = new MadeBackups(cluster.now(), node, cluster.guests(node));
        Matcher log = LOG.matcher(path);
        if (log.matches()) {
            return tasks.log(log.group(1));
        }
        return switch (path) {
            case "/qemu", "/qemu?full=1" -> machines(node, path.endsWith("full=1"), sight);
            case "/lxc" -> containers(node, sight);
            case "/storage" ->
                sight.all() ? storages(node) : new JsonText().list().endList().reply();
            case "/replication" -> replication(node, sight);
            case "/certificates/info" -> certificates(node);
            case "/subscription" -> subscription(node, sight);
            default -> path.startsWith("/tasks?") ? tasks.list(sight) : audited(node, path, sight);
        };
    }

    private Reply audited(MadeNode node, String path, Sight sight) {
        return switch (path) {
            case "/status" -> sight.all() ? status(node) : Reply.forbidden("/nodes/" + node.name(), "Sys.Audit");
            case "/disks/list" -> sight.all() ? disks() : Reply.refused(403, "Permission check failed");
            case "/disks/zfs" -> sight.all() ? pools(node) : Reply.forbidden("/", "Sys.Audit");
            default -> new NodeUpkeepAnswers(cluster).answer(node, path, sight);
        };
    }

    private Reply status(MadeNode node) {
        DemoMoment moment = cluster.moment();
        var out = new JsonText().object();
        out.with("pveversion", "pve-manager/9.2.11/14a22df35955d97d").with("kversion", "Linux 6.17.4-1-pve #1 SMP");
        out.with("uptime", node.uptime(moment)).with("cpu", node.cpu(moment)).with("wait", node.ioWait(moment));
        String load = String.format(Locale.ROOT, "%.2f", node.load(moment));
        out.name("loadavg").list().value(load).value(load).value(load).endList();
        out.name("cpuinfo").object().with("cores", 16).with("sockets", 2).with("cpus", MadeNode.PROCESSORS);
        out.with("model", "Made-up processor").with("mhz", "2600.000").endObject();
        out.name("ksm")
                .object()
                .with("shared", moment.gauge(MadeNode.GIB, 1 << 28, node.place()))
                .endObject();
        space(out, "memory", MadeNode.MEMORY, node.memory(moment));
        space(out, "swap", MadeNode.SWAP, node.swapUsed(moment));
        space(out, "rootfs", MadeNode.ROOT, node.rootUsed(moment));
        return out.endObject().reply();
    }

    private static void space(JsonText out, String name, long total, long used) {
        out.name(name)
                .object()
                .with("total", total)
                .with("used", used)
                .with("free", total - used)
                .endObject();
    }

    private Reply machines(MadeNode node, boolean full, Sight sight) {
        var out = new JsonText().list();
        DemoMoment moment = cluster.moment();
        cluster.guests(node).stream()
                .filter(guest -> guest.isVm() && sight.sees(guest))
                .forEach(guest -> cluster.rows(guest, moment).machine(out, full));
        return out.endList().reply();
    }

    private Reply containers(MadeNode node, Sight sight) {
        var out = new JsonText().list();
        DemoMoment moment = cluster.moment();
        cluster.guests(node).stream()
                .filter(guest -> !guest.isVm() && sight.sees(guest))
                .forEach(guest -> cluster.rows(guest, moment).container(out));
        return out.endList().reply();
    }

    private Reply storages(MadeNode node) {
        var out = new JsonText().list();
        DemoMoment moment = cluster.moment();
        for (MadeStorage storage : MadeStorage.ALL) {
            long total = storage.mounted() ? storage.total() : 0;
            long used = storage.mounted() ? storage.used(moment, node) : 0;
            out.object().with("storage", storage.name()).with("type", storage.type());
            out.with("content", storage.content())
                    .with("shared", storage.shared() ? 1 : 0)
                    .with("enabled", 1);
            out.with("active", storage.mounted() ? 1 : 0).with("total", total).with("used", used);
            out.with("avail", total - used);
            if (total > 0) {
                out.with("used_fraction", (double) used / total);
            }
            out.endObject();
        }
        return out.endList().reply();
    }

    private static Reply disks() {
        var out = new JsonText().list();
        for (String name : new String[] {"nvme0n1", "nvme1n1", "sda"}) {
            boolean flash = name.startsWith("nvme");
            out.object().with("devpath", "/dev/" + name).with("type", flash ? "nvme" : "hdd");
            out.with("health", flash ? "PASSED" : "UNKNOWN")
                    .with("size", 960L * MadeNode.GIB)
                    .with("osdid", -1);
            out.with("model", "Made-up disk").with("serial", "0000-" + name).with("used", flash ? "ZFS" : "mounted");
            if (flash) {
                out.with("wearout", 97).endObject();
            } else {
                out.with("wearout", "N/A").with("rpm", 7200).endObject();
            }
        }
        return out.endList().reply();
    }

    private Reply pools(MadeNode node) {
        var out = new JsonText().list();
        for (MadePool pool : MadePool.of(node.name())) {
            long allocated = pool.allocated(cluster.moment());
            out.object().with("name", pool.name()).with("health", pool.health()).with("dedup", 1);
            out.with("size", pool.size()).with("alloc", allocated).with("free", pool.size() - allocated);
            out.with("frag", pool.fragmentation()).endObject();
        }
        return out.endList().reply();
    }

    private Reply certificates(MadeNode node) {
        long now = cluster.now().getEpochSecond() / 86_400 * 86_400;
        var out = new JsonText().list();
        certificate(out, "pve-root-ca.pem", "/CN=Proxmox Virtual Environment/O=PVE Cluster Manager CA", now, 3000);
        String subject = "/OU=PVE Cluster Node/O=Proxmox Virtual Environment/CN=" + node.name() + ".example";
        certificate(out, "pve-ssl.pem", subject, now, 400 - node.place());
        return out.endList().reply();
    }

    private static void certificate(JsonText out, String file, String subject, long now, int days) {
        out.object().with("filename", file).with("subject", subject);
        out.with("notbefore", now - Duration.ofDays(300).toSeconds());
        out.with("notafter", now + Duration.ofDays(days).toSeconds()).endObject();
    }

    /// Every fortieth guest is replicated each quarter of an hour; of every hundred and twentieth, that fails.
    private Reply replication(MadeNode node, Sight sight) {
        long last = cluster.now().getEpochSecond() / 900 * 900;
        var out = new JsonText().list();
        for (MadeGuest guest : cluster.guests(node)) {
            if (guest.place() % 40 != 0 || !sight.sees(guest)) {
                continue;
            }
            boolean fails = guest.place() % 120 == 80;
            out.object()
                    .with("id", guest.vmid() + "-0")
                    .with("guest", guest.vmid())
                    .with("jobnum", 0);
            out.with("vmtype", guest.kind())
                    .with("source", node.name())
                    .with("target", "pve1")
                    .with("type", "local");
            out.with("last_sync", fails ? 0 : last).with("last_try", last).with("next_sync", last + 900);
            out.with("fail_count", fails ? 3 : 0).with("duration", 4.25).with("schedule", "*/15");
            if (fails) {
                out.with("error", "command 'zfs send' failed: exit code 1");
            }
            out.endObject();
        }
        return out.endList().reply();
    }

    private static Reply subscription(MadeNode node, Sight sight) {
        var out = new JsonText().object();
        if (node.place() % 3 != 1) {
            return out.with("status", "notfound").endObject().reply();
        }
        out.with("status", "active").with("nextduedate", "2027-01-01");
        if (sight.all()) {
            out.with("level", "s");
        }
        return out.endObject().reply();
    }

    private Reply ofGuest(MadeNode node, Matcher path, Sight sight, Function<MadeGuest, Reply> reply) {
        String kind = path.group(1);
        String vmid = path.group(2);
        for (MadeGuest guest : cluster.guests(node)) {
            if (Long.toString(guest.vmid()).equals(vmid) && guest.kind().equals(kind)) {
                return sight.sees(guest) ? reply.apply(guest) : Reply.forbidden("/vms/" + vmid, "VM.Audit");
            }
        }
        String folder = kind.equals("qemu") ? "qemu-server" : "lxc";
        return Reply.refused(
                500, "Configuration file 'nodes/" + node.name() + "/" + folder + "/" + vmid + ".conf' does not exist");
    }

    private Reply snapshots(MadeGuest guest) {
        long midnight = cluster.now().getEpochSecond() / 86_400 * 86_400;
        var out = new JsonText().list();
        for (int i = 0; i < guest.snapshots(); i++) {
            out.object()
                    .with("name", "nightly" + i)
                    .with("snaptime", midnight - i * 86_400L)
                    .with("vmstate", 0);
            out.with("description", "").endObject();
        }
        out.object().with("name", "current").with("running", guest.started() ? 1 : 0);
        return out.with("description", "You are here!").endObject().endList().reply();
    }
}

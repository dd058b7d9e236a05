package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;
import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.MadeGuest;
import hypervisor.demo.proxmox.MadeNode;
import hypervisor.demo.proxmox.MadePool;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// All files of a made-up host: those that stay, and those that move with the clock.
final class HostFiles {
    private static final long DAY = 86_400;

    private final GeneratedCluster cluster;
    private final MadeNode node;
    private final InstantSource clock;
    private final NodeFiles machine;
    private final DiskFiles disks;
    private final LinkFiles links;
    private final List<ProcessFiles> processes = new ArrayList<>();
    private final List<GroupFiles> groups = new ArrayList<>();
    private final List<PoolKstats> kstats = new ArrayList<>();
    private final List<PoolAnswers> answers = new ArrayList<>();

    HostFiles(GeneratedCluster cluster, MadeNode node, InstantSource clock) {
        this.cluster = cluster;
        this.node = node;
        this.clock = clock;
        List<MadeGuest> guests = cluster.guestsOf(node);
        machine = new NodeFiles(node, cluster.bootedAt());
        disks = new DiskFiles(guests.stream().filter(MadeGuest::isVm).toList());
        List<MadeGuest> started = guests.stream().filter(MadeGuest::started).toList();
        links = new LinkFiles(started, cluster::momentOf);
        for (MadeGuest guest : started) {
            if (guest.isVm()) {
                processes.add(new ProcessFiles(guest, cluster.troubles().hung(guest.vmid())));
            }
            groups.add(new GroupFiles(guest, guest.isVm() ? disks.number(guest) : ""));
        }
        List<MadeDataset> datasets = MadeDataset.all(guests);
        for (MadePool pool : MadePool.of(node.name())) {
            List<MadeDataset> own = datasets.stream()
                    .filter(dataset -> dataset.pool().equals(pool.name()))
                    .toList();
            kstats.add(new PoolKstats(pool, own));
            answers.add(new PoolAnswers(pool, own));
        }
    }

    /// What stays.
    void begin(HostTree tree) throws IOException {
        machine.begin(tree);
        disks.begin(tree);
        SensorFiles.begin(tree);
        ZfsPrograms.begin(tree);
        tree.put("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io memory pids\n");
        long midnight = clock.instant().getEpochSecond() / DAY * DAY;
        tree.putAll(new ConfigFiles(cluster.guestsOf(node), cluster.allGuests(), midnight).files());
        for (ProcessFiles process : processes) {
            process.begin(tree);
        }
    }

    /// What moves, as it is now.
    void write(HostTree tree) throws IOException {
        DemoMoment moment = cluster.moment();
        long now = clock.instant().getEpochSecond();
        tree.putAll(machine.at(moment));
        tree.put("proc/diskstats", disks.at(moment));
        tree.putAll(links.now());
        tree.putAll(SensorFiles.at(moment));
        tree.put("var/lib/pve-exporter/smart.json", SmartText.at(moment, node.name(), now));
        for (ProcessFiles process : processes) {
            tree.putAll(process.at(cluster.momentOf(process.guest())));
        }
        for (GroupFiles group : groups) {
            tree.putAll(group.at(cluster.momentOf(group.guest())));
        }
        tree.putAll(ModuleKstats.at(moment));
        for (int i = 0; i < kstats.size(); i++) {
            tree.putAll(kstats.get(i).at(moment));
            tree.putAll(answers.get(i).at(moment, now));
        }
    }
}

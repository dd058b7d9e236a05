package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;
import hypervisor.demo.proxmox.MadeNode;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What `/proc` has of the machine as a whole.
record NodeFiles(MadeNode node, Instant bootedAt) {
    private static final long KIB = 1L << 10;
    private static final int TICKS = 100;

    /// Parts of one processor's time: user, nice, system, idle, iowait, irq, softirq, steal, guest, guest_nice.
    private static final double[] PARTS = {0.24, 0, 0.06, 0.66, 0.02, 0, 0.02, 0, 0.18, 0};

    void begin(HostTree tree) throws IOException {
        tree.put("proc/sys/kernel/hostname", node.name() + "\n");
        tree.put("proc/sys/kernel/task_delayacct", "1\n");
        tree.put("proc/mounts", """
                rpool/ROOT/pve-1 / zfs rw,relatime,xattr,posixacl,casesensitive 0 0
                rpool/data /rpool/data zfs rw,relatime,xattr,noacl,casesensitive 0 0
                tank/backup /tank/backup zfs rw,relatime,xattr,noacl,casesensitive 0 0
                /dev/fuse /etc/pve fuse rw,nosuid,nodev,relatime,user_id=0,group_id=0 0 0
                """);
        tree.directory("var/lib/vz");
        tree.directory("mnt/pve/attic");
    }

    Map<String, String> at(DemoMoment moment) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("proc/stat", stat(moment));
        files.put(
                "proc/uptime",
                String.format(
                        Locale.ROOT,
                        "%.2f %.2f%n",
                        moment.seconds(),
                        moment.seconds() * MadeNode.PROCESSORS * PARTS[3]));
        String load = String.format(Locale.ROOT, "%.2f", node.load(moment));
        files.put("proc/loadavg", load + " " + load + " " + load + " 4/1312 60017\n");
        files.put("proc/meminfo", memory(moment));
        for (String resource : new String[] {"cpu", "io", "memory"}) {
            String part = String.format(Locale.ROOT, "%.2f", 1.5 + moment.wave(resource.length()));
            files.put("proc/pressure/" + resource, GroupFiles.pressure(part, "0.10", moment, resource.length()));
        }
        return files;
    }

    private String stat(DemoMoment moment) {
        var text = new StringBuilder("cpu ");
        append(text, moment, MadeNode.PROCESSORS);
        for (int cpu = 0; cpu < MadeNode.PROCESSORS; cpu++) {
            append(text.append("cpu").append(cpu), moment, 1);
        }
        return text
                + """
                intr %d
                ctxt %d
                btime %d
                processes %d
                procs_running %d
                procs_blocked 1
                """.formatted(
                                moment.counter(30_000, 1),
                                moment.counter(80_000, 2),
                                bootedAt.getEpochSecond(),
                                moment.counter(4, 3),
                                moment.gauge(5, 3, 4));
    }

    private static void append(StringBuilder text, DemoMoment moment, int cpus) {
        for (double part : PARTS) {
            text.append(' ').append(cpus * moment.counter(part * TICKS, 0));
        }
        text.append('\n');
    }

    private String memory(DemoMoment moment) {
        long total = MadeNode.MEMORY / KIB;
        long available = total - node.memory(moment) / KIB;
        return """
                MemTotal: %d kB
                MemFree: %d kB
                MemAvailable: %d kB
                Buffers: 4096 kB
                Cached: %d kB
                AnonPages: %d kB
                Mapped: 612000 kB
                Shmem: 71000 kB
                Dirty: %d kB
                Writeback: 0 kB
                SReclaimable: 2100000 kB
                SUnreclaim: 4900000 kB
                PageTables: 310000 kB
                SwapTotal: %d kB
                SwapFree: %d kB
                HugePages_Total: 0
                HugePages_Free: 0
                Hugepagesize: 2048 kB
                """.formatted(
                        total,
                        available * 7 / 10,
                        available,
                        available / 5,
                        (total - available) / 2,
                        moment.gauge(900, 800, 3),
                        MadeNode.SWAP / KIB,
                        (MadeNode.SWAP - node.swapUsed(moment)) / KIB);
    }
}

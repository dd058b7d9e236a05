package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;
import hypervisor.demo.proxmox.MadeGuest;
import hypervisor.demo.proxmox.MadeNode;
import java.io.IOException;
import java.util.List;

/// Block devices: two NVMe disks of `rpool`, the one that is left of `tank`, and a volume for each guest.
///
/// @param guests the virtual machines, whether they run or not
record DiskFiles(List<MadeGuest> guests) {
    static final List<String> DISKS = List.of("nvme0n1", "nvme1n1", "sda");

    private static final long SECTOR = 512;
    private static final int ZVOL_MAJOR = 230;
    private static final int ZVOL_MINORS = 16;

    void begin(HostTree tree) throws IOException {
        for (int i = 0; i < DISKS.size(); i++) {
            device(tree, DISKS.get(i), number(i), (i == 2 ? 7400 : 1900) * MadeNode.GIB);
            tree.put("sys/block/" + DISKS.get(i) + "/diskseq", (i + 1) + "\n");
        }
        for (MadeGuest guest : guests) {
            device(tree, volume(guest), number(guest), guest.maxDisk());
            tree.linkTo("dev/zvol/rpool/data/" + guest.volume(), "dev/" + volume(guest));
        }
    }

    /// `/proc/diskstats`.
    String at(DemoMoment moment) {
        var text = new StringBuilder();
        for (int i = 0; i < DISKS.size(); i++) {
            row(text, number(i), DISKS.get(i), moment.counter(9e6, i), moment.counter(4e6, i), moment);
        }
        for (MadeGuest guest : guests) {
            boolean runs = guest.started();
            row(
                    text,
                    number(guest),
                    volume(guest),
                    runs ? guest.read(moment) : 0,
                    runs ? guest.written(moment) : 0,
                    moment);
        }
        return text.toString();
    }

    /// `230:16`
    String number(MadeGuest guest) {
        return ZVOL_MAJOR + ":" + guests.indexOf(guest) * ZVOL_MINORS;
    }

    private String volume(MadeGuest guest) {
        return "zd" + guests.indexOf(guest) * ZVOL_MINORS;
    }

    private static String number(int disk) {
        return disk == 2 ? "8:0" : "259:" + disk;
    }

    private static void device(HostTree tree, String name, String number, long bytes) throws IOException {
        tree.put("sys/block/" + name + "/size", bytes / SECTOR + "\n");
        tree.put("dev/" + name, "");
        tree.linkTo("sys/class/block/" + name, "sys/block/" + name);
        tree.linkTo("sys/dev/block/" + number, "sys/block/" + name);
    }

    private static void row(
            StringBuilder text, String number, String name, long read, long written, DemoMoment moment) {
        long reads = read / 16_384;
        long writes = written / 16_384;
        text.append("%s %s %d 0 %d %d %d 0 %d %d %d %d %d 0 0 0 0 %d %d%n"
                .formatted(
                        number.replace(':', ' '),
                        name,
                        reads,
                        read / SECTOR,
                        reads / 4,
                        writes,
                        written / SECTOR,
                        writes / 3,
                        Math.abs(moment.gauge(1, 2, 6)),
                        (reads + writes) / 5,
                        (reads + writes) / 3,
                        writes / 50,
                        writes / 100));
    }
}

package hypervisor.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hypervisor.Fuzz;
import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import hypervisor.source.HostTree;
import hypervisor.source.procfs.BlockDevice.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostDiskCollectorTest {
    private static final Deadline SOON = Deadline.in(Duration.ofSeconds(60));
    private static final String STATS = """
               8       0 sda 5120 12 402312 1830 8810 4411 902144 9120 3 7200 11950 7 1 16 250 310 1000
               8       1 sda1 1 1 1 1 1 1 1 1 0 1 1
             259       0 nvme0n1 1 1 1 1 1 1 1 1 0 1 1 0 0 0 0
            """;
    private static final String COUNTS = " 1 1 1 1 1 1 1 1 0 1 1\n";

    @TempDir
    Path root;

    private static HostDisks collect(HostTree tree) throws IOException {
        return ((Reading.Present<HostDisks>) new HostDiskCollector(tree.paths()).collect(SOON)).value();
    }

    @Test
    void readsWhatEachDeviceDid() throws IOException {
        HostDisks disks = collect(new HostTree(root).file("proc/diskstats", STATS));

        assertThat(disks.devices().getFirst())
                .isEqualTo(new BlockDevice(
                        "sda",
                        Kind.DISK,
                        5120L,
                        12L,
                        205_983_744L,
                        1.83,
                        8810L,
                        4411L,
                        461_897_728L,
                        9.12,
                        3L,
                        7.2,
                        11.95,
                        7L,
                        8192L,
                        0.25,
                        310L,
                        1.0));
        assertThat(disks.devices())
                .extracting(BlockDevice::name, BlockDevice::kind, BlockDevice::discards, BlockDevice::flushes)
                .containsExactly(
                        tuple("sda", Kind.DISK, 7L, 310L),
                        tuple("sda1", Kind.PARTITION, null, null),
                        tuple("nvme0n1", Kind.DISK, 0L, null));
    }

    @Test
    void tellsWhatADeviceIsByItsName() throws IOException {
        var text = new StringBuilder("1 0 short 1 2 3\n");
        for (String name :
                ("sdb sdb3 sdaa vda vda1 xvdb xvdb2 nvme1n1 nvme1n1p3 mmcblk0 mmcblk0p1 mmcblk0boot0 md127 md0p1"
                                + " dm-4 zd16 zd16p1 rbd0 nbd0 nbd0p2 drbd1 loop7 ram0 zram0 sr0 fd0 xyz")
                        .split(" ")) {
            text.append("8 0 ").append(name).append(COUNTS);
        }
        HostDisks disks = collect(new HostTree(root).file("proc/diskstats", text.toString()));

        assertThat(disks.devices())
                .extracting(device -> device.name() + " " + device.kind())
                .containsExactly(
                        "sdb DISK",
                        "sdb3 PARTITION",
                        "sdaa DISK",
                        "vda DISK",
                        "vda1 PARTITION",
                        "xvdb DISK",
                        "xvdb2 PARTITION",
                        "nvme1n1 DISK",
                        "nvme1n1p3 PARTITION",
                        "mmcblk0 DISK",
                        "mmcblk0p1 PARTITION",
                        "mmcblk0boot0 DISK",
                        "md127 RAID",
                        "md0p1 PARTITION",
                        "dm-4 MAPPED",
                        "zd16 ZVOL",
                        "zd16p1 PARTITION",
                        "rbd0 NETWORK",
                        "nbd0 NETWORK",
                        "nbd0p2 PARTITION",
                        "drbd1 NETWORK",
                        "loop7 VIRTUAL",
                        "ram0 VIRTUAL",
                        "zram0 VIRTUAL",
                        "sr0 REMOVABLE",
                        "fd0 REMOVABLE",
                        "xyz DISK");
    }

    @Test
    void theKernelKnowsBetterThanTheName() throws IOException {
        HostDisks disks = collect(new HostTree(root)
                .file("proc/diskstats", "202 1 xvda1" + COUNTS + "7 1 odd" + COUNTS)
                .directory("sys/class/block/xvda1")
                .file("sys/class/block/odd/partition", "1\n"));

        assertThat(disks.devices()).extracting(BlockDevice::kind).containsExactly(Kind.DISK, Kind.PARTITION);
    }

    @Test
    void withoutProcThereIsNothing() throws IOException {
        assertThat(new HostDiskCollector(new HostTree(root).paths()).collect(SOON))
                .isEqualTo(Reading.absent("no " + root + "/proc/diskstats on this system"));
    }

    @Test
    void readsThisMachine() throws IOException {
        assertThat(new HostDiskCollector(HostPaths.USUAL).collect(SOON)).isInstanceOf(Reading.Present.class);
    }

    @Test
    void nothingItReadsDoesHarm() {
        var kinds = new DeviceKinds(root);
        Fuzz.run(1, 2000, random -> {
            String text = Mutated.text(STATS, random);
            DiskStats.parse(text, kinds);
            return text.length();
        });
    }
}

package hypervisor.demo;

import static hypervisor.demo.DemoDisk.block;
import static hypervisor.demo.DemoDisk.ceph;
import static hypervisor.demo.DemoDisk.emptyDrive;
import static hypervisor.demo.DemoDisk.file;
import static hypervisor.demo.DemoDisk.volume;

import java.util.List;

/// Who lives on the demonstration's machine: of everything an operator meets, one.
final class DemoGuests {
    static final String MOVING = "instance-00000007";
    static final String DATABASE = "instance-00000003";
    static final String OFTEN_STUCK = "archive";
    static final String TALKATIVE = "build";
    static final String SAVED = "old-mail";

    private static final int PAUSED = 3;
    private static final int SHUTOFF = 5;

    private DemoGuests() {}

    static final List<DemoGuest> ALL = List.of(
            DemoGuest.of("instance-00000001", 1, 2, 4096, 0.6)
                    .by(new DemoNova("1.1", "web-1", "m1.medium", "alice", "shop"))
                    .with(ceph("vda", "vms/web-1_disk", 40, 200_000))
                    .with(tap(1, "bridge", "br-int", 900_000)),
            DemoGuest.of("instance-00000002", 2, 2, 4096, 0.5)
                    .by(new DemoNova("1.1", "web-2", "m1.medium", "alice", "shop"))
                    .with(ceph("vda", "vms/web-2_disk", 40, 180_000))
                    .with(tap(2, "bridge", "br-int", 850_000)),
            DemoGuest.of(DATABASE, 3, 4, 16384, 1.7)
                    .by(new DemoNova("1.1", "db &lt;primary&gt;", "r1.large", "alice", "shop"))
                    .with(
                            file("vda", "/var/lib/libvirt/images/db-top.qcow2", 40, 20_000)
                                    .over("/var/lib/libvirt/images/base.qcow2"),
                            block("vdb", "/dev/vg0/db-data", 500, 8_000_000).throttle(),
                            block("vdc", "/dev/vg0/db-log", 100, 3_000_000))
                    .with(tap(3, "bridge", "br-int", 1_500_000), tap(4, "ethernet", "", 90_000))
                    .detailed(2),
            DemoGuest.of("instance-00000004", 4, 1, 2048, 0.2)
                    .by(new DemoNova("1.0", "cache", "m1.small", "bob", "platform"))
                    .with(ceph("vda", "vms/cache_disk", 20, 4_000))
                    .with(tap(5, "bridge", "br-int", 400_000)),
            DemoGuest.of("instance-00000005", 5, 2, 4096, 0.3)
                    .in(PAUSED)
                    .by(new DemoNova("1.1", "batch", "m1.medium", "bob", "platform"))
                    .with(ceph("vda", "vms/batch_disk", 40, 50_000))
                    .with(tap(6, "bridge", "br-int", 1_000)),
            DemoGuest.of("instance-00000006", 0, 2, 4096, 0)
                    .in(SHUTOFF)
                    .by(new DemoNova("1.1", "staging", "m1.medium", "carol", "shop"))
                    .with(file("vda", "/var/lib/libvirt/images/staging.qcow2", 40, 0)),
            DemoGuest.of(MOVING, 8, 4, 8192, 0.9)
                    .by(new DemoNova("1.1", "moving", "m1.large", "carol", "platform"))
                    .with(ceph("vda", "vms/moving_disk", 80, 700_000))
                    .with(tap(7, "bridge", "br-int", 300_000)),
            DemoGuest.of(TALKATIVE, 9, 8, 32768, 6.5)
                    .with(
                            volume("sda", "images/build.qcow2", 200, 12_000_000),
                            emptyDrive("cdrom", "sdb", "sata"),
                            emptyDrive("floppy", "fda", "fdc"))
                    .with(tap(8, "network", "default", 2_000_000))
                    .detailed(1),
            DemoGuest.of("router", 10, 2, 1024, 0.4)
                    .silent()
                    .with(file("vda", "/var/lib/libvirt/images/router.raw", 4, 500))
                    .with(
                            new DemoInterface("direct", "eno2", "macvtap0", "52:54:00:00:01:01", 9_000_000),
                            tap(9, "bridge", "br0", 9_000_000),
                            new DemoInterface("user", "", "", "52:54:00:00:01:02", 0)),
            DemoGuest.of(OFTEN_STUCK, 11, 2, 4096, 0.1)
                    .with(file("vda", "/srv/nfs/archive.qcow2", 2000, 1_000_000))
                    .with(tap(10, "network", "default", 100_000)),
            DemoGuest.of(SAVED, 0, 1, 1024, 0)
                    .in(SHUTOFF)
                    .with(file("vda", "/var/lib/libvirt/images/old-mail.qcow2", 20, 0)),
            DemoGuest.of("tiny", 12, 1, 128, 0.01)
                    .with(file("vda", "/var/lib/libvirt/images/tiny.raw", 1, 10))
                    .with(tap(11, "network", "default", 50)));

    private static DemoInterface tap(int number, String type, String source, double bytesPerSecond) {
        return new DemoInterface(
                type, source, "vnet" + number, "52:54:00:00:00:%02x".formatted(number), bytesPerSecond);
    }
}

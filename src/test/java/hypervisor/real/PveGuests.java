package hypervisor.real;

import java.nio.file.Path;
import java.util.List;

/// Five guests as Proxmox VE starts them: 901 with several kinds of disks and an interface with two queues, 902 with
/// processors and memory plugged in and a throttled disk in the syntax of Proxmox VE 9, 903 paused, 904 with one disk,
/// and 905, which is on its way here and has no configuration yet.
final class PveGuests {
    private PveGuests() {}

    static void start(PveNode node) {
        node.configure(901, "name: web-1\n");
        node.start(
                901,
                "web-1",
                List.of(
                        "-smp", "2,sockets=1,cores=2,maxcpus=2",
                        "-m", "64",
                        "-cpu", "qemu64,+sse4.1",
                        "-device", "virtio-scsi-pci,id=scsihw0",
                        "-drive", drive(node.image("images/901/vm-901-disk-0.qcow2", "qcow2", "48M"), "scsi0", "qcow2"),
                        "-device", "scsi-hd,bus=scsihw0.0,drive=drive-scsi0,id=scsi0",
                        "-drive", drive(node.image("images/901/vm-901-disk-1.raw", "raw", "24M"), "virtio0", "raw"),
                        "-device", "virtio-blk-pci,drive=drive-virtio0,id=virtio0",
                        "-drive", drive(node.volume("vm-901-disk-2", "12M"), "virtio1", "raw"),
                        "-device", "virtio-blk-pci,drive=drive-virtio1,id=virtio1",
                        "-netdev", "tap,id=net0,ifname=" + node.tap("tap901i0") + ",queues=2,script=no,downscript=no",
                        "-device", "virtio-net-pci,mac=BC:24:11:00:09:01,netdev=net0,mq=on,vectors=6,id=net0"));
        node.configure(902, "name: hotplug\n");
        node.start(
                902,
                "hotplug",
                List.of(
                        "-smp",
                        "1,sockets=1,cores=4,maxcpus=4",
                        "-device",
                        "qemu64-x86_64-cpu,id=cpu2,socket-id=0,core-id=1,thread-id=0",
                        "-cpu",
                        "qemu64",
                        "-m",
                        "size=32,slots=255,maxmem=1024M",
                        "-object",
                        "memory-backend-ram,id=ram-node0,size=32M",
                        "-numa",
                        "node,nodeid=0,cpus=0-3,memdev=ram-node0",
                        "-object",
                        "memory-backend-ram,id=mem-dimm0,size=128M",
                        "-device",
                        "pc-dimm,id=dimm0,memdev=mem-dimm0,node=0",
                        "-object",
                        "throttle-group,id=throttle-drive-scsi0,x-iops-total=500",
                        "-device",
                        "virtio-scsi-pci,id=scsihw0",
                        "-blockdev",
                        throttled(node.image("images/902/vm-902-disk-0.qcow2", "qcow2", "80M")),
                        "-device",
                        "scsi-hd,bus=scsihw0.0,drive=drive-scsi0,id=scsi0",
                        "-netdev",
                        "user,id=net0",
                        "-device",
                        "e1000,netdev=net0,id=net0",
                        "-netdev",
                        "user,id=net1",
                        "-device",
                        "e1000,netdev=net1,id=net1"));
        node.configure(903, "name: paused\n");
        node.start(903, "paused", List.of("-S", "-smp", "1", "-m", "16"));
        node.configure(904, "name: stopped\n");
        node.start(
                904,
                "stopped",
                List.of("-m", "16", "-drive", drive(node.image("904.qcow2", "qcow2", "8M"), "scsi0", "qcow2")));
        node.start(
                905,
                "incoming",
                List.of("-S", "-m", "16", "-drive", drive(node.image("905.qcow2", "qcow2", "8M"), "scsi0", "qcow2")));
    }

    static String drive(Path image, String name, String format) {
        return "file=" + image + ",if=none,id=drive-" + name + ",format=" + format + ",cache=none,aio=threads";
    }

    /// As Proxmox VE 9 writes it.
    private static String throttled(Path image) {
        return """
                {"driver":"throttle","node-name":"drive-scsi0","throttle-group":"throttle-drive-scsi0","file":\
                {"driver":"qcow2","node-name":"fscsi0","file":\
                {"driver":"file","filename":"%s","aio":"threads","node-name":"escsi0"}}}""".formatted(image);
    }
}

package hypervisor.demo.host;

import hypervisor.demo.proxmox.MadeGuest;
import java.util.List;
import java.util.Locale;

/// The command line of a guest's QEMU, in the way Proxmox VE starts it.
final class GuestArguments {
    private static final long MIB = 1L << 20;

    private GuestArguments() {}

    /// As `cmdline` has it: each ends with a NUL.
    static String of(MadeGuest guest) {
        long processors = (long) guest.processors();
        List<String> arguments = List.of(
                "/usr/bin/kvm",
                "-id",
                Long.toString(guest.vmid()),
                "-name",
                guest.name() + ",debug-threads=on",
                "-no-shutdown",
                "-chardev",
                "socket,id=qmp,path=/var/run/qemu-server/" + guest.vmid() + ".qmp,server=on,wait=off",
                "-mon",
                "chardev=qmp,mode=control",
                "-daemonize",
                "-smbios",
                "type=1,uuid=" + uuid(guest),
                "-smp",
                "%d,sockets=1,cores=%1$d,maxcpus=%1$d".formatted(processors),
                "-nodefaults",
                "-cpu",
                "host,+kvm_pv_eoi,+kvm_pv_unhalt",
                "-m",
                Long.toString(guest.maxMemory() / MIB),
                "-device",
                "virtio-balloon-pci,id=balloon0,bus=pci.0,addr=0x3,free-page-reporting=on",
                "-drive",
                "file=/dev/zvol/rpool/data/" + guest.volume()
                        + ",if=none,id=drive-scsi0,format=raw,cache=none,aio=io_uring,detect-zeroes=on",
                "-device",
                "scsi-hd,bus=scsihw0.0,scsi-id=0,drive=drive-scsi0,id=scsi0,bootindex=100",
                "-netdev",
                "type=tap,id=net0,ifname=" + guest.link() + ",script=/usr/libexec/qemu-server/pve-bridge",
                "-device",
                "virtio-net-pci,mac=" + guest.mac() + ",netdev=net0,bus=pci.0,addr=0x12,id=net0",
                "-machine",
                "type=pc-q35-10.1+pve0");
        return String.join("\0", arguments) + "\0";
    }

    static String uuid(MadeGuest guest) {
        return String.format(Locale.ROOT, "5b1f0c00-0000-4000-8000-%012d", guest.vmid());
    }
}

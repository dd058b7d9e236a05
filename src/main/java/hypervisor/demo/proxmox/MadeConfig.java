package hypervisor.demo.proxmox;

/// How a made-up guest is configured.
final class MadeConfig {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    private MadeConfig() {}

    /// Two of three start with their node; of the others, some say that they do not, and some say nothing.
    static Reply of(MadeGuest guest) {
        var out = new JsonText().object();
        if (guest.place() % 3 != 0) {
            out.with("onboot", 1);
        } else if (guest.place() % 2 == 0) {
            out.with("onboot", 0);
        }
        if (guest.template()) {
            out.with("template", 1);
        }
        if (guest.locked()) {
            out.with("lock", "backup");
        }
        if (!guest.tags().isEmpty()) {
            out.with("tags", guest.tags());
        }
        if (guest.isVm()) {
            machine(out, guest);
        } else {
            container(out, guest);
        }
        return out.endObject().reply();
    }

    private static void machine(JsonText out, MadeGuest guest) {
        String size = guest.maxDisk() / GIB + "G";
        out.with("name", guest.name()).with("ostype", "l26").with("sockets", 1);
        out.with("cores", (long) guest.processors()).with("memory", Long.toString(guest.maxMemory() / MIB));
        out.with("agent", guest.place() % 2 == 0 ? "1" : "enabled=0").with("scsihw", "virtio-scsi-single");
        out.with("scsi0", "local-zfs:vm-" + guest.vmid() + "-disk-0,discard=on,iothread=1,size=" + size + ",ssd=1");
        out.with("net0", "virtio=" + address(guest) + ",bridge=vmbr0,firewall=1");
    }

    private static void container(JsonText out, MadeGuest guest) {
        out.with("hostname", guest.name()).with("ostype", "debian").with("arch", "amd64");
        out.with("memory", guest.maxMemory() / MIB).with("swap", 512).with("unprivileged", 1);
        if (guest.processors() < 1) {
            out.with("cores", 1).with("cpulimit", guest.processors());
        } else {
            out.with("cores", (long) guest.processors());
        }
        out.with("rootfs", "local-zfs:subvol-" + guest.vmid() + "-disk-0,size=" + guest.maxDisk() / GIB + "G");
        out.with("net0", "name=eth0,bridge=vmbr0,hwaddr=" + address(guest) + ",ip=dhcp,type=veth");
    }

    private static String address(MadeGuest guest) {
        return String.format(
                "BC:24:11:%02X:%02X:%02X", guest.place() >> 16 & 255, guest.place() >> 8 & 255, guest.place() & 255);
    }
}

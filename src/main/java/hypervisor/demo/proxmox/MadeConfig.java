package hypervisor.demo.proxmox;

/// How a made-up guest is configured.
final class MadeConfig {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    private MadeConfig() {}

    /// Two of three start with their node; of the others, some say that they do not, and some say nothing.
    static Reply of(MadeGuest guest) {
        var out = new JsonText().object();
        Boolean starts = guest.onBoot();
        if (starts != null) {
            out.with("onboot", starts ? 1 : 0);
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
        out.with("agent", guest.agent() ? "1" : "enabled=0").with("scsihw", "virtio-scsi-single");
        out.with("scsi0", "local-zfs:" + guest.volume() + ",discard=on,iothread=1,size=" + size + ",ssd=1");
        out.with("net0", "virtio=" + guest.mac() + ",bridge=vmbr0,firewall=1");
    }

    private static void container(JsonText out, MadeGuest guest) {
        out.with("hostname", guest.name()).with("ostype", "debian").with("arch", "amd64");
        out.with("memory", guest.maxMemory() / MIB).with("swap", 512).with("unprivileged", 1);
        if (guest.processors() < 1) {
            out.with("cores", 1).with("cpulimit", guest.processors());
        } else {
            out.with("cores", (long) guest.processors());
        }
        out.with("rootfs", "local-zfs:" + guest.volume() + ",size=" + guest.maxDisk() / GIB + "G");
        out.with("net0", "name=eth0,bridge=vmbr0,hwaddr=" + guest.mac() + ",ip=dhcp,type=veth");
    }
}

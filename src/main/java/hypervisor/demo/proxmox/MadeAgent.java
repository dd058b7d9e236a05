package hypervisor.demo.proxmox;

import hypervisor.demo.DemoMoment;
import java.util.Locale;

/// What comes from inside a made-up guest. Every second VM has an agent; of every fifth of those, it is not there.
record MadeAgent(MadeGuest guest, DemoMoment moment) {
    private static final String LINUX = "6.12.48+deb13-amd64";

    Reply answer(String command) {
        if (!guest.isVm() || guest.place() % 2 != 0) {
            return Reply.refused(500, "No QEMU guest agent configured");
        }
        if (!guest.started()) {
            return Reply.refused(500, "VM " + guest.vmid() + " is not running");
        }
        if (guest.place() % 10 == 6) {
            return Reply.refused(500, "QEMU guest agent is not running");
        }
        return switch (command) {
            case "get-host-name" -> hostName();
            case "get-osinfo" -> system();
            case "network-get-interfaces" -> interfaces();
            case "get-fsinfo" -> fileSystems();
            default -> Reply.notImplemented("GET", "/agent/" + command);
        };
    }

    /// Of a container, as its node sees it.
    Reply containerInterfaces() {
        if (!guest.started()) {
            return Reply.data("null");
        }
        var out = new JsonText().list();
        out.object().with("name", "eth0").with("hwaddr", mac()).with("hardware-address", mac());
        out.with("inet", address() + "/16").name("ip-addresses").list();
        out.object()
                .with("ip-address", address())
                .with("ip-address-type", "inet")
                .with("prefix", "16");
        return out.endObject().endList().endObject().endList().reply();
    }

    private Reply hostName() {
        var out = new JsonText().object().name("result").object().with("host-name", guest.name());
        return out.endObject().endObject().reply();
    }

    private Reply system() {
        var out = new JsonText().object().name("result").object();
        out.with("id", "debian").with("name", "Debian GNU/Linux").with("version", "13 (trixie)");
        out.with("version-id", "13").with("pretty-name", "Debian GNU/Linux 13 (trixie)");
        out.with("kernel-release", LINUX).with("machine", "x86_64");
        return out.endObject().endObject().reply();
    }

    private Reply interfaces() {
        var out = new JsonText().object().name("result").list();
        out.object()
                .with("name", "ens18")
                .with("hardware-address", mac())
                .name("ip-addresses")
                .list();
        out.object()
                .with("ip-address", address())
                .with("ip-address-type", "ipv4")
                .with("prefix", 16);
        return out.endObject().endList().endObject().endList().endObject().reply();
    }

    private Reply fileSystems() {
        long total = guest.maxDisk() * 9 / 10;
        var out = new JsonText().object().name("result").list().object();
        out.with("name", "sda1").with("mountpoint", "/").with("type", "ext4");
        out.with("total-bytes", total).with("used-bytes", moment.gauge(total * 0.4, total * 0.1, guest.variety()));
        out.name("disk").list().object().with("dev", "/dev/sda").with("bus-type", "scsi");
        return out.endObject().endList().endObject().endList().endObject().reply();
    }

    private String address() {
        return "10.80." + guest.place() / 250 + "." + (guest.place() % 250 + 1);
    }

    private String mac() {
        int place = guest.place();
        return String.format(Locale.ROOT, "bc:24:11:%02x:%02x:%02x", place >> 16 & 255, place >> 8 & 255, place & 255);
    }
}

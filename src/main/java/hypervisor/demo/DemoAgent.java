package hypervisor.demo;

import java.util.List;

/// What the agent inside a guest of the demonstration says.
final class DemoAgent {
    private DemoAgent() {}

    static List<Parameter> answer(DemoMoment moment) {
        return List.of(
                Parameter.uint32("user.count", 1),
                Parameter.string("os.id", "debian"),
                Parameter.string("os.name", "Debian GNU/Linux"),
                Parameter.string("os.pretty-name", "Debian GNU/Linux 13 (trixie)"),
                Parameter.string("os.version-id", "13"),
                Parameter.string("os.machine", "x86_64"),
                Parameter.string("os.kernel-release", "6.12.0-amd64"),
                Parameter.string("timezone.name", "UTC"),
                Parameter.int32("timezone.offset", 0),
                Parameter.string("hostname", "build.example"),
                Parameter.uint32("fs.count", 1),
                Parameter.string("fs.0.name", "sda1"),
                Parameter.string("fs.0.mountpoint", "/"),
                Parameter.string("fs.0.fstype", "ext4"),
                Parameter.uint64("fs.0.total-bytes", 200L << 30),
                Parameter.uint64("fs.0.used-bytes", moment.gauge(90e9, 20e9, 4)),
                Parameter.uint32("fs.0.disk.count", 1),
                Parameter.string("fs.0.disk.0.alias", "sda"),
                Parameter.uint32("if.count", 1),
                Parameter.string("if.0.name", "enp1s0"),
                Parameter.string("if.0.hwaddr", "52:54:00:00:00:08"),
                Parameter.uint32("if.0.addr.count", 1),
                Parameter.string("if.0.addr.0.type", "ipv4"),
                Parameter.string("if.0.addr.0.addr", "192.168.122.8"),
                Parameter.uint32("if.0.addr.0.prefix", 24));
    }
}

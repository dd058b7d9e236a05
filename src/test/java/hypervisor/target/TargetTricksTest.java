package hypervisor.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ways to write a target that lead, or once led, some program to another host than the one that was allowed.
class TargetTricksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // other schemes, and none that is one
                "http://169.254.169.254/",
                "http://pve1.example.net:8006",
                "HTTP://pve1.example.net",
                "file:///etc/passwd",
                "file:/etc/passwd",
                "gopher://pve1.example.net:8006/_GET",
                "ftp://pve1.example.net",
                "ldap://pve1.example.net",
                "dict://pve1.example.net:11211/stat",
                "jar:https://pve1.example.net!/x",
                "unix:///run/libvirt/libvirt-sock",
                "data:text/plain,x",
                "httpss://pve1.example.net",
                "https+x://pve1.example.net",
                "https:pve1.example.net",
                "https:/pve1.example.net",
                "https:///pve1.example.net",
                "//pve1.example.net",
                "///pve1.example.net",
                "://pve1.example.net",
                "https://https://pve1.example.net",
                // users, which hide the host
                "pve1.example.net@evil.example",
                "https://pve1.example.net@evil.example:8006",
                "https://pve1.example.net:8006@evil.example",
                "https://evil.example:8006@pve1.example.net",
                "root@pve1.example.net",
                "@pve1.example.net",
                "pve1.example.net@",
                "https://:@pve1.example.net",
                // paths, queries, fragments
                "pve1.example.net/api2/json",
                "https://pve1.example.net:8006/api2/json",
                "https://pve1.example.net:8006//",
                "pve1.example.net/../x",
                "pve1.example.net?x=1",
                "https://evil.example?pve1.example.net",
                "https://evil.example?.pve1.example.net",
                "pve1.example.net#x",
                "https://evil.example#.pve1.example.net",
                "pve1.example.net;x",
                "pve1.example.net&module=other",
                // backslashes, white space, control characters
                "https://evil.example\\.pve1.example.net",
                "https:\\\\pve1.example.net",
                "pve1.example.net\\@evil.example",
                "pve1.example.net\r\nHost: evil.example",
                "pve1.example.net\n",
                "\tpve1.example.net",
                " pve1.example.net",
                "pve1.example.net ",
                "pve1 .example.net",
                "pve1.example.net\0.evil.example",
                "pve1\u00a0.example.net",
                "pve1\u200b.example.net",
                "pve1\u2028.example.net",
                "\ufeffpve1.example.net",
                "pve1.example.net\u007f",
                "pve1.example.net\u0085",
                // coded characters
                "pve1%2eexample.net",
                "%70ve1.example.net",
                "https://pve1.example.net%2f@evil.example",
                "pve1.example.net%00.evil.example",
                "https://169.254.169.254%23.pve1.example.net",
                "%31%36%39.254.169.254",
                // IPv4 that is not four decimal numbers
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0X7F.0.0.1",
                "017700000001",
                "0177.0.0.1",
                "127.1",
                "127.0.1",
                "10.1",
                "169.254.43518",
                "0xa9.0xfe.0xa9.0xfe",
                "0xa9fea9fe",
                "0251.0376.0251.0376",
                "010.001.000.001",
                "10.1.0.1.",
                "10.1.0.256",
                "10.1.0.1.5",
                "10.1.0",
                "10..0.1",
                "1e1.1.0.1",
                "10.1.0.0x1",
                "10.1.0.+1",
                "10.1.0.-1",
                "0x",
                "10.1.0.0x",
                // IPv6
                "[fe80::1%eth0]",
                "[fe80::1%25eth0]",
                "[fe80::1%1]",
                "2001:db8::1",
                "[2001:db8::1",
                "2001:db8::1]",
                "[2001:db8::1]8006",
                "[2001:db8::1]]:8006",
                "[[2001:db8::1]]",
                "[2001:db8::1].evil.example",
                "[10.1.0.1]",
                "[pve1.example.net]",
                "[::1]:8006:8006",
                "[2001:db8::g]",
                "[1::2::3]",
                "[v1.fe80::a]",
                "[]",
                "[:]",
                // ports
                "pve1.example.net:",
                "pve1.example.net:0",
                "pve1.example.net:65536",
                "pve1.example.net:99999",
                "pve1.example.net:8006:8006",
                "pve1.example.net:+8006",
                "pve1.example.net:-1",
                "pve1.example.net:0x1f46",
                "pve1.example.net:008006",
                "pve1.example.net:8006x",
                "pve1.example.net:80 06",
                "pve1.example.net:８００６",
                ":8006",
                // names that are none
                "pve1.example.net.",
                "pve1.example.net.:8006",
                "pve1..example.net",
                ".pve1.example.net",
                "-pve1.example.net",
                "-oProxyCommand=x",
                "pve1-.example.net",
                "pve_1.example.net",
                "*.example.net",
                "*",
                "",
                "https://",
                "https:///",
                ".",
                "$(id).example.net",
                "`id`",
                "pve1,pve2",
                "pve1|pve2",
                "pve1.example.net'--",
                "\"pve1.example.net\"",
                "<pve1>",
                "{pve1,pve2}.example.net",
                "pve1\ud83d.example.net",
            })
    void isRefused(String trick) {
        assertThatThrownBy(() -> TargetParser.proxmox().parse(trick))
                .isInstanceOf(RefusedException.class)
                .message()
                .startsWith("the target ")
                .doesNotContain("evil", "passwd")
                .matches("[ -~]+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pve1 | pve1:8006",
                "PVE1.Example.NET | pve1.example.net:8006",
                "pve1.example.net:8443 | pve1.example.net:8443",
                "https://pve1.example.net:8006 | pve1.example.net:8006",
                "HTTPS://pve1.example.net:8006/ | pve1.example.net:8006",
                "https://pve1.example.net | pve1.example.net:443",
                "10.1.0.1 | 10.1.0.1:8006",
                "[2001:DB8::1]:8006 | [2001:db8:0:0:0:0:0:1]:8006",
                "[::ffff:169.254.169.254] | 169.254.169.254:8006",
                "[::ffff:a9fe:a9fe] | 169.254.169.254:8006",
                "bücher.example | xn--bcher-kva.example:8006",
                "pve1。example。net | pve1.example.net:8006",
                "ｐｖｅ１.example.net | pve1.example.net:8006",
                "１６９.254.169.254 | 169.254.169.254:8006",
                "①⑥⑨.②⑤④.169.254 | 169.254.169.254:8006",
                "169.254.169.254.example.net | 169.254.169.254.example.net:8006",
                "0x7f.example.net | 0x7f.example.net:8006",
            })
    void isReadInOneWay(String text, String target) throws RefusedException {
        assertThat(TargetParser.proxmox().parse(text)).hasToString(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qemu:///system",
                "qemu:///session",
                "qemu+unix:///system",
                "qemu+unix:///system?socket=/tmp/x",
                "test:///default",
                "qemu+ssh://kvm1.example.net/system",
                "qemu+tcp://kvm1.example.net/system",
                "qemu+libssh2://kvm1.example.net/system",
                "qemu+ext://kvm1.example.net/system?command=/bin/sh",
                "qemu+tls://kvm1.example.net/system?pkipath=/tmp/pki",
                "qemu+tls://kvm1.example.net/system?no_verify=1",
                "qemu+tls://kvm1.example.net/system?command=/bin/sh",
                "kvm1.example.net?command=/bin/sh",
                "kvm1.example.net/system?keyfile=/etc/ssh/id",
                "kvm1.example.net;netcat=/bin/sh",
                "qemu+tls://root@kvm1.example.net/system",
                "qemu+tls://kvm1.example.net/../system",
                "qemu+tls://kvm1.example.net/run/libvirt/libvirt-sock",
                "qemu+tls://kvm1.example.net/system#x",
                "qemu+tls://kvm1.example.net%2f/system",
                "qemu+tls:///system",
                "+tls://kvm1.example.net/system",
                "esx+tls://kvm1.example.net/system",
                "vpx://kvm1.example.net/dc/esx",
                "https://kvm1.example.net",
                "qemu+tls+ssh://kvm1.example.net/system",
                "/run/libvirt/libvirt-sock",
                "-oProxyCommand=x",
            })
    void isRefusedOfADaemon(String trick) {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> TargetParser.libvirt("tls").parse(trick));

        assertThat(refused).isNotNull().message().startsWith("the target ").doesNotContain("/bin/sh", "kvm1");
    }

    @ParameterizedTest
    @CsvSource({
        "tls,kvm1.example.net,kvm1.example.net:16514",
        "tcp,kvm1.example.net,kvm1.example.net:16509",
        "ssh,qemu+ssh://KVM1.example.net/system,kvm1.example.net:22",
        "tls,qemu+tls://kvm1.example.net:1234/system,kvm1.example.net:1234",
        "tls,qemu+tls://kvm1.example.net,kvm1.example.net:16514",
        "tls,test+tls://[::1]/default,[0:0:0:0:0:0:0:1]:16514/default",
    })
    void aDaemonIsReachedAsItsModuleSays(String transport, String text, String target) throws RefusedException {
        assertThat(TargetParser.libvirt(transport).parse(text)).hasToString(target);
    }
}

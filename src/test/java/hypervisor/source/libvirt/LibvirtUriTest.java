package hypervisor.source.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.Fuzz;
import hypervisor.source.MalformedException;
import hypervisor.source.libvirt.LibvirtUri.Transport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibvirtUriTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            qemu:///system                              | UNIX | qemu:///system
            qemu+unix:///system                         | UNIX | qemu:///system
            qemu:///session?socket=/tmp/s               | UNIX | qemu:///session
            lxc:///                                     | UNIX | lxc:///
            test:///default                             | UNIX | test:///default
            ch:///system                                | UNIX | ch:///system
            qemu://node1/system                         | TLS  | qemu:///system
            qemu+tcp://node1:1/system?mode=legacy&x=a%20b&y | TCP  | qemu:///system?x=a%20b&y
            qemu+tls://[fe80::1]:99/system              | TLS  | qemu:///system
            qemu+ssh://root@node1/system?keyfile=/k     | SSH  | qemu:///system
            qemu+libssh2://node1/session                | SSH  | qemu:///session
            xen+ssh://node1/?name=xen:///system         | SSH  | xen:///system
            """)
    void whatTheDaemonIsTold(String text, Transport transport, String name) {
        LibvirtUri uri = LibvirtUri.parse(text);

        assertThat(uri.transport()).isEqualTo(transport);
        assertThat(uri.name()).isEqualTo(name);
    }

    @Test
    void allParts() {
        assertThat(LibvirtUri.parse("qemu+ssh://a%40b@[::1]:22/system?no_verify=1&socket=%2Frun%2Fs"))
                .isEqualTo(new LibvirtUri(
                        "qemu",
                        Transport.SSH,
                        "a@b",
                        "::1",
                        22,
                        "/system",
                        Map.of("no_verify", "1", "socket", "/run/s"),
                        "qemu:///system"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                | libvirt URI, column 1: not a libvirt URI, which looks like qemu:///system or qemu+ssh://root@host/system
            /run/libvirt/libvirt-sock         | libvirt URI, column 1: not a libvirt URI, which looks like qemu:///system or qemu+ssh://root@host/system
            qemu+carrier://host/system        | libvirt URI, column 6: the transport 'carrier' is none of unix, tcp, tls, ssh, libssh, libssh2
            qemu+ext://host/system            | libvirt URI, column 6: the transport ext runs a program that is not supported; give it to ssh as ?command= instead
            qemu+ssh:///system                | libvirt URI, column 12: the host is missing, as in qemu+ssh://host/system
            qemu+unix://host/system           | libvirt URI, column 13: a unix socket is on this machine, so there is no host in its URI
            qemu+tcp://host:port/system       | libvirt URI, column 17: the port 'port' is not a number from 1 to 65535
            qemu+tcp://host:70000/system      | libvirt URI, column 17: the port '70000' is not a number from 1 to 65535
            qemu+ssh://me:secret@host/system  | libvirt URI, column 12: a URI holds no password; give name and password in the configuration
            qemu+ssh://-oProxyCommand=x/      | libvirt URI, column 12: that is no name of a host
            qemu+ssh://-l@host/               | libvirt URI, column 12: that is no name of a user
            qemu:///system?mode=fast          | libvirt URI, column 16: mode is auto or direct or legacy, not 'fast'
            qemu:///system?a=b&socket=        | libvirt URI, column 20: the parameter socket is empty
            qemu:///sys%tem                   | libvirt URI, column 12: after % there are two hexadecimal digits
            esx://host/                       | libvirt URI, column 1: the driver esx does not run in a libvirt daemon, and is not supported
            """)
    void whatIsWrongIsToldWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> LibvirtUri.parse(text))
                .isInstanceOf(MalformedException.class)
                .hasMessage(message);
    }

    @Test
    void saysWhereItLeads() {
        assertThat(LibvirtUri.parse("qemu+tcp://me@[::1]:7/system?pkipath=/p"))
                .hasToString("qemu+tcp://me@[::1]:7/system");
        assertThat(LibvirtUri.parse("qemu:///system?socket=/x")).hasToString("qemu:///system");
    }

    @Test
    void readOnlySocketsComeFirst() {
        assertThat(sockets("qemu:///system", true))
                .containsExactly(
                        "/run/libvirt/virtqemud-sock-ro",
                        "/run/libvirt/libvirt-sock-ro",
                        "/run/libvirt/virtqemud-sock",
                        "/run/libvirt/libvirt-sock");
        assertThat(sockets("qemu:///system", false))
                .containsExactly("/run/libvirt/virtqemud-sock", "/run/libvirt/libvirt-sock");
        assertThat(sockets("lxc:///?mode=direct", false)).containsExactly("/run/libvirt/virtlxcd-sock");
        assertThat(sockets("xen:///?mode=legacy", false)).containsExactly("/run/libvirt/libvirt-sock");
        assertThat(sockets("test:///default", false)).containsExactly("/run/libvirt/libvirt-sock");
        assertThat(sockets("qemu:///session", true))
                .containsExactly("/run/user/1000/libvirt/virtqemud-sock", "/run/user/1000/libvirt/libvirt-sock");
        assertThat(sockets("qemu:///system?socket=/tmp/s", true)).containsExactly("/tmp/s");
    }

    private static List<String> sockets(String uri, boolean readOnly) {
        LibvirtEnvironment environment =
                LibvirtEnvironment.of(Map.of("XDG_RUNTIME_DIR", "/run/user/1000"), Path.of("/home/me"));
        return DaemonSockets.paths(LibvirtUri.parse(uri), readOnly, environment).stream()
                .map(Path::toString)
                .toList();
    }

    @Test
    void aSessionWithoutARuntimeDirectoryIsInTheCache() {
        assertThat(LibvirtEnvironment.of(Map.of(), Path.of("/home/me")).userRun())
                .isEqualTo(Path.of("/home/me/.cache"));
        assertThat(LibvirtEnvironment.of(Map.of("XDG_CACHE_HOME", "/c"), Path.of("/home/me"))
                        .userRun())
                .isEqualTo(Path.of("/c"));
    }

    @Test
    void anythingCanBeAskedFor() {
        List<String> parts = List.of(
                "qemu",
                "+",
                "ssh",
                "tcp",
                ":",
                "//",
                "/",
                "@",
                "[",
                "]",
                "::1",
                "host",
                ":22",
                "?",
                "&",
                "=",
                "%2f",
                "%",
                "socket",
                "mode",
                "auto",
                "no_verify",
                "#",
                "\u00e9",
                "\n",
                "system",
                ";",
                " ");
        Fuzz.run(7, 20_000, random -> {
            var text = new StringBuilder(random.nextBoolean() ? "qemu+ssh://" : "");
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            LibvirtUri uri = LibvirtUri.parse(text.toString());
            assertThat(uri.transport() == Transport.UNIX).isEqualTo(uri.host() == null);
            return text.length();
        });
    }
}

package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Canonical;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A daemon tells the same whichever way it is asked.
class RemoteTest {
    @TempDir
    Path folder;

    private int tcpPort;
    private int tlsPort;
    private int runs;
    private TestAuthority authority;
    private RealLibvirtd libvirtd;
    private Sshd sshd;

    @BeforeEach
    void start() throws IOException {
        tcpPort = Prometheus.freePort();
        tlsPort = Prometheus.freePort();
        authority = new TestAuthority(folder.resolve("pki"));
        libvirtd = RealLibvirtd.start(folder.resolve("libvirt"), """
                listen_tcp = 1
                listen_tls = 1
                listen_addr = "127.0.0.1"
                tcp_port = "%d"
                tls_port = "%d"
                auth_tcp = "none"
                auth_tls = "none"
                key_file = "%s"
                cert_file = "%s"
                ca_file = "%s"
                """.formatted(
                        tcpPort,
                        tlsPort,
                        authority.file("serverkey.pem"),
                        authority.file("servercert.pem"),
                        authority.file("cacert.pem")));
        // where virt-ssh-helper, in the daemon's own mounts, looks for it
        Files.createSymbolicLink(folder.resolve("libvirt/run/libvirt-sock-ro"), libvirtd.socket("libvirt-sock-ro"));
        sshd = Sshd.start(folder.resolve("ssh"), libvirtd.daemonPid());
        libvirtd.create(new GuestXml("plain", 1).disk(libvirtd.images()).toString());
        libvirtd.create(new GuestXml("nova", 2)
                .disk(libvirtd.images())
                .nova("1.1", "web-1", "shop")
                .toString());
    }

    @AfterEach
    void stop() {
        if (sshd != null) {
            sshd.close();
        }
        if (libvirtd != null) {
            libvirtd.close();
        }
    }

    @Test
    void tellsTheSameOverEveryTransport() {
        Set<String> local = series(libvirtd.readOnlyUri());
        assertThat(local)
                .anyMatch(series -> series.contains("domain=plain"))
                .anyMatch(series -> series.contains("web-1"));

        assertSame("qemu+tcp://127.0.0.1:" + tcpPort + "/system", local);
        assertSame("qemu+tls://127.0.0.1:" + tlsPort + "/system?pkipath=" + authority.folder(), local);
        assertSame(ssh(sshd.key(), "&socket=" + libvirtd.socket("libvirt-sock-ro")), local);
        assertSame(ssh(sshd.key(), ""), local);
        assertSame(ssh(sshd.key(), "&proxy=native"), local);
        assertSame(ssh(sshd.key(), "&proxy=netcat"), local);
    }

    private void assertSame(String uri, Set<String> local) {
        Set<String> remote = series(uri);
        assertThat(local).as("missing over " + uri).allMatch(remote::contains);
        assertThat(remote).as("more over " + uri).allMatch(local::contains);
    }

    @Test
    void saysWhyItIsNotLetIn() throws IOException {
        Path stranger = Files.createDirectories(folder.resolve("stranger"));
        Files.copy(authority.file("cacert.pem"), stranger.resolve("cacert.pem"));

        refused("qemu+tls://127.0.0.1:" + tlsPort + "/system?pkipath=" + stranger, "clientcert.pem");
        refused("qemu+tls://localhost:" + tlsPort + "/system?pkipath=" + authority.folder(), "localhost");
        refused(ssh(sshd.key(), "&socket=/nowhere/sock"), "/nowhere/sock");
        refused(ssh(sshd.strangersKey(), ""), "Permission denied");
    }

    private String ssh(Path key, String parameters) {
        return "qemu+ssh://root@127.0.0.1:%d/system?keyfile=%s&known_hosts=%s&no_verify=1%s"
                .formatted(sshd.port(), key, sshd.knownHosts(), parameters);
    }

    private void refused(String uri, String words) {
        try (ExporterProcess exporter = once(uri)) {
            assertThat(exporter.exitCode()).isEqualTo(1);
            assertThat(exporter.out()).contains("libvirt_up 0");
            assertThat(exporter.err()).contains(words).doesNotContain("\tat ");
        }
    }

    /// Names and labels of all that is told of libvirt, and the types; without the URI, which does differ.
    private Set<String> series(String uri) {
        try (ExporterProcess exporter = once(uri)) {
            assertThat(exporter.exitCode()).as(exporter.err()).isZero();
            return Canonical.of(exporter.out())
                    .lines()
                    .map(line -> line.startsWith("#") ? line : line.substring(0, line.lastIndexOf(' ')))
                    .filter(line -> line.contains("libvirt"))
                    .map(line -> line.replaceAll("uri=[^,}]+", "uri="))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private ExporterProcess once(String uri) {
        runs++;
        return ExporterProcess.start(
                folder.resolve("run" + runs),
                "once",
                "--dialect=libvirt",
                "--scrape.timeout=60s",
                "--libvirt.uri=" + uri);
    }
}

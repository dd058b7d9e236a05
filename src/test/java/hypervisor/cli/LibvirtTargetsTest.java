package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.demo.DemoHost;
import hypervisor.demo.LibvirtStandIn;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Daemons as targets. The demonstration's listens on TCP here.
class LibvirtTargetsTest {
    @TempDir
    Path folder;

    private LibvirtStandIn daemon;
    private String target;

    @BeforeEach
    void start() throws Exception {
        var anyPort = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        daemon = LibvirtStandIn.start(anyPort, new DemoHost(InstantSource.system()));
        target = "127.0.0.1:" + ((InetSocketAddress) daemon.address()).getPort();
    }

    @AfterEach
    void stop() throws Exception {
        daemon.close();
    }

    @Test
    void aHostAndAUriNameTheSameDaemon() throws Exception {
        try (var probed = ProbedTargets.start(folder, yaml("\"" + target + "\""))) {
            assertThat(probed.probe(target, "kvm").body())
                    .contains("hypervisor_up{source=\"libvirt\"} 1", "hypervisor_guest_info{");
            assertThat(probed.probe("qemu+tcp://" + target + "/system", "kvm").body())
                    .contains("hypervisor_up{source=\"libvirt\"} 1");
            assertThat(probed.metrics()).contains("hypervisor_probe_targets 1");
        }
    }

    @Test
    void nothingOfThisMachineIsReachedByATarget() throws Exception {
        try (var probed = ProbedTargets.start(folder, yaml("\"*\", \"" + target + "\""))) {
            for (String trick : new String[] {
                "qemu:///system",
                "qemu+unix:///system?socket=/run/libvirt/libvirt-sock",
                "qemu+ssh://" + target + "/system?command=/bin/true",
                "qemu+tcp://" + target + "/system?name=qemu:///session",
                "qemu+tcp://" + target + "/session",
                "qemu+tls://" + target + "/system",
            }) {
                HttpResponse<String> answer = probed.probe(trick, "kvm");
                assertThat(answer.statusCode()).as(trick).isEqualTo(403);
            }
            assertThat(probed.metrics()).contains("hypervisor_probe_targets 0");
        }
    }

    @Test
    void withoutAListNoDaemonIsAsked() throws Exception {
        String yaml = "modules: {kvm: {source: libvirt, libvirt.transport: tcp}}";
        try (var probed = ProbedTargets.start(folder, yaml)) {
            assertThat(probed.probe(target, "kvm").statusCode()).isEqualTo(403);
        }
    }

    private static String yaml(String targets) {
        return "modules: {kvm: {libvirt.transport: tcp, targets: [" + targets + "]}}";
    }
}

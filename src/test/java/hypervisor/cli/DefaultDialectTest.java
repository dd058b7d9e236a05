package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.config.DialectSettings;
import hypervisor.config.LibvirtSettings;
import hypervisor.config.PathSettings;
import hypervisor.config.Settings;
import hypervisor.source.libvirt.LibvirtEnvironment;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultDialectTest {
    @TempDir
    private Path root;

    @Test
    void aMachineWithNothingIsToldOfInTheWordsOfLibvirt() {
        assertThat(chosen(settings())).isEqualTo("libvirt");
    }

    @Test
    void aNodeOfProxmoxAndAMachineWithZfsAreToldOfInOurs() throws IOException {
        Files.createDirectories(root.resolve("pve/qemu-server"));
        assertThat(chosen(settings())).isEqualTo("host");

        Files.delete(root.resolve("pve/qemu-server"));
        Files.createDirectories(root.resolve("proc/spl/kstat/zfs"));
        assertThat(chosen(settings())).isEqualTo("host");
    }

    @Test
    void whoSaysSomethingElseIsHeard() throws IOException {
        Files.createDirectories(root.resolve("pve/qemu-server"));

        assertThat(chosen(settings().with(DialectSettings.DIALECT, "zfs_exporter", "test")))
                .isEqualTo("zfs_exporter");
        assertThat(chosen(settings().with(LibvirtSettings.URI, "qemu:///system", "test")))
                .isEqualTo("libvirt");
    }

    @Test
    void aDaemonThatIsThereComesFirst() throws IOException {
        Files.createDirectories(root.resolve("pve/qemu-server"));
        Files.createDirectories(root.resolve("libvirt"));
        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(root.resolve("libvirt/libvirt-sock-ro")));
            assertThat(chosen(settings())).isEqualTo("libvirt");
        }
    }

    private Settings settings() {
        return Settings.standard()
                .with(PathSettings.PMXCFS, root.resolve("pve").toString(), "test")
                .with(PathSettings.PROCFS, root.resolve("proc").toString(), "test");
    }

    private String chosen(Settings settings) {
        return DefaultDialect.choose(settings, new LibvirtEnvironment(root, root, root, root))
                .of(DialectSettings.DIALECT);
    }
}

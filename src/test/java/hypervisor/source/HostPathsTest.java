package hypervisor.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HostPathsTest {
    private static final HostPaths IN_A_CONTAINER = new HostPaths(
            Path.of("/host/proc"),
            Path.of("/host/sys"),
            Path.of("/host/dev"),
            Path.of("/mnt/host"),
            Path.of("/mnt/host/etc/pve"),
            Path.of("/mnt/host/var/run/qemu-server"));

    @Test
    void usuallyEverythingIsWhereItSaysItIs() {
        assertThat(HostPaths.USUAL.located("/dev/zvol/tank/vm-100-disk-0"))
                .isEqualTo(Path.of("/dev/zvol/tank/vm-100-disk-0"));
        assertThat(HostPaths.USUAL.located("/var/lib/vz/images/100/a.qcow2"))
                .isEqualTo(Path.of("/var/lib/vz/images/100/a.qcow2"));
        assertThat(HostPaths.USUAL.located("/")).isEqualTo(Path.of("/"));
    }

    @Test
    void inAContainerItIsWhereItIsMounted() {
        assertThat(IN_A_CONTAINER.located("/dev/pve/vm-100-disk-0")).isEqualTo(Path.of("/host/dev/pve/vm-100-disk-0"));
        assertThat(IN_A_CONTAINER.located("/var/lib/vz/a.raw")).isEqualTo(Path.of("/mnt/host/var/lib/vz/a.raw"));
        assertThat(IN_A_CONTAINER.located("//mnt/a.raw")).isEqualTo(Path.of("/mnt/host/mnt/a.raw"));
        assertThat(IN_A_CONTAINER.located("/")).isEqualTo(Path.of("/mnt/host"));
        assertThat(IN_A_CONTAINER.located("/devices/a")).isEqualTo(Path.of("/mnt/host/devices/a"));
    }
}

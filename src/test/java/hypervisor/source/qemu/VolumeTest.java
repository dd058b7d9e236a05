package hypervisor.source.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VolumeTest {
    private static final String CLUSTER = "7a1b2c3d-0000-4000-8000-000000000001";

    @Test
    void aVolumeOfZfsHasItsPoolWithAllThatIsAboveIt() {
        assertThat(Volume.of("/dev/zvol/rpool/data/vm-310-disk-0", "raw"))
                .isEqualTo(new Volume("zvol", "vm-310-disk-0", "rpool/data", "", ""));
    }

    @Test
    void anImageOfCephHasItsPoolAlsoInANamespace() {
        assertThat(Volume.of("/dev/rbd-pve/" + CLUSTER + "/vms/vm-1-disk-0", "raw"))
                .isEqualTo(new Volume("rbd", "vm-1-disk-0", "vms", CLUSTER, ""));
        assertThat(Volume.of("/dev/rbd-pve/" + CLUSTER + "/vms/eu/vm-1-disk-0", "raw"))
                .isEqualTo(new Volume("rbd", "vm-1-disk-0", "vms", CLUSTER, ""));
        assertThat(Volume.of("rbd:vms/eu/vm-1-disk-0:conf=/etc/ceph/ceph.conf", "raw"))
                .isEqualTo(new Volume("rbd", "vm-1-disk-0", "vms", "", ""));
    }

    @Test
    void theOriginalCountsTheNamesOfCephFromTheEnd() {
        assertThat(Volume.ofOriginal("/dev/rbd-pve/" + CLUSTER + "/vms/eu/vm-1-disk-0", "raw"))
                .isEqualTo(new Volume("rbd", "vm-1-disk-0", "eu", "vms", ""));
    }

    @Test
    void volumesOfLvmAreKnownByAllNamesThatProxmoxGivesThem() {
        for (String name : new String[] {"vm-1-disk-0", "vm-1-cloudinit", "vm-1-state-before", "base-9-disk-0"}) {
            assertThat(Volume.of("/dev/pve/" + name, "raw")).isEqualTo(new Volume("lvm", name, "", "", "pve"));
        }
        assertThat(Volume.ofOriginal("/dev/pve/vm-1-disk-0", "raw").kind()).isEqualTo("lvm");
        assertThat(Volume.ofOriginal("/dev/pve/base-9-disk-0", "raw").kind()).isEqualTo("raw");
    }

    @Test
    void anImageFileIsOfItsFormat() {
        assertThat(Volume.of("/images/310/vm-310-disk-3.qcow2", "qcow2"))
                .isEqualTo(new Volume("qcow2", "vm-310-disk-3", "", "", ""));
        assertThat(Volume.of("/images/310/vm-310-disk-4.raw", "raw")).isEqualTo(new Volume("raw", "", "", "", ""));
    }

    @Test
    void pathsThatEndTooEarlyDoNoHarm() {
        assertThat(Volume.of("/dev/zvol/", "raw").kind()).isEqualTo("zvol");
        assertThat(Volume.of("/dev/zvol/a", "raw").name()).isEmpty();
        assertThat(Volume.of("/dev/rbd-pve/", "raw").kind()).isEqualTo("raw");
        assertThat(Volume.of("rbd:", "raw").name()).isEmpty();
        assertThat(Volume.ofOriginal("/dev/rbd-pve/", "raw").name()).isEmpty();
    }
}

package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class PoolListAllVolumesTest {
    private static final PoolReference POOL =
            new PoolReference("ci-pool", UUID.fromString("70315707-5cb9-42a3-8c36-136495dc6427"));

    @Test
    void encode() {
        assertThat(new PoolListAllVolumes(POOL).procedure()).isEqualTo(282);
        assertThat(Bytes.arguments(new PoolListAllVolumes(POOL)))
                .isEqualTo(Recorded.request("9.0.0/STORAGE_POOL_LIST_ALL_VOLUMES"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new PoolListAllVolumes(POOL), "9.0.0/STORAGE_POOL_LIST_ALL_VOLUMES"))
                .containsExactly(
                        new VolumeReference("ci-pool", "v2.raw", "/var/lib/libvirt/ci-pool/v2.raw"),
                        new VolumeReference("ci-pool", "v1.qcow2", "/var/lib/libvirt/ci-pool/v1.qcow2"));
    }
}

package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorageVolumeInfoTest {
    private static final VolumeReference VOLUME =
            new VolumeReference("ci-pool", "v2.raw", "/var/lib/libvirt/ci-pool/v2.raw");

    @Test
    void encode() {
        assertThat(new StorageVolumeInfo(VOLUME).procedure()).isEqualTo(98);
        assertThat(Bytes.arguments(new StorageVolumeInfo(VOLUME)))
                .isEqualTo(Recorded.request("9.0.0/STORAGE_VOL_GET_INFO"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new StorageVolumeInfo(VOLUME), "9.0.0/STORAGE_VOL_GET_INFO"))
                .isEqualTo(new StorageVolumeInfo.Reply(0, 4_194_304, 1_048_576));
    }
}

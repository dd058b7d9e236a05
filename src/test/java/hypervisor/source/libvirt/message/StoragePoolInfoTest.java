package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoragePoolInfoTest {
    private static final PoolReference POOL =
            new PoolReference("ci-pool", UUID.fromString("70315707-5cb9-42a3-8c36-136495dc6427"));

    @Test
    void encode() {
        assertThat(new StoragePoolInfo(POOL).procedure()).isEqualTo(87);
        assertThat(Bytes.arguments(new StoragePoolInfo(POOL)))
                .isEqualTo(Recorded.request("9.0.0/STORAGE_POOL_GET_INFO"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new StoragePoolInfo(POOL), "9.0.0/STORAGE_POOL_GET_INFO"))
                .isEqualTo(new StoragePoolInfo.Reply(2, 270_553_174_016L, 32_094_261_248L, 238_458_912_768L));
    }
}

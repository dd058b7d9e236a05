package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListAllStoragePoolsTest {
    private static final PoolReference POOL =
            new PoolReference("ci-pool", UUID.fromString("70315707-5cb9-42a3-8c36-136495dc6427"));

    @Test
    void encode() {
        assertThat(new ListAllStoragePools(0).procedure()).isEqualTo(281);
        assertThat(Bytes.arguments(new ListAllStoragePools(0)))
                .isEqualTo(Recorded.request("9.0.0/CONNECT_LIST_ALL_STORAGE_POOLS"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new ListAllStoragePools(0), "9.0.0/CONNECT_LIST_ALL_STORAGE_POOLS"))
                .containsExactly(POOL);
    }
}

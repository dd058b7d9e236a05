package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LibraryVersionTest {
    @Test
    void encode() {
        assertThat(new LibraryVersion().procedure()).isEqualTo(157);
        assertThat(Bytes.arguments(new LibraryVersion())).isEqualTo(Recorded.request("9.0.0/CONNECT_GET_LIB_VERSION"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new LibraryVersion(), "9.0.0/CONNECT_GET_LIB_VERSION"))
                .isEqualTo(new Version(9, 0, 0));
    }
}

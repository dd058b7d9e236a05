package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SupportsFeatureTest {
    @Test
    void encode() {
        var call = new SupportsFeature(SupportsFeature.KEEP_ALIVE);

        assertThat(call.procedure()).isEqualTo(60);
        assertThat(Bytes.arguments(call)).isEqualTo(Bytes.of("0000000a | feature"));
    }

    @Test
    void decode() {
        assertThat(new SupportsFeature(9).decode(Bytes.reader("00000000 | no"))).isFalse();
    }
}

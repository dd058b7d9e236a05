package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DomainReferenceTest {
    private static final String BYTES = """
            00000003 766d3100 | name: vm1, padded to four bytes
            dc229f87 d4de4719 | uuid
            8cfd2e21 c6105b01 |
            0000000e          | id 14
            """;
    private static final DomainReference DOMAIN =
            new DomainReference("vm1", UUID.fromString("dc229f87-d4de-4719-8cfd-2e21c6105b01"), 14);

    @Test
    void encode() {
        var out = new XdrWriter();
        DOMAIN.encode(out);

        assertThat(out.toByteArray()).isEqualTo(Bytes.of(BYTES));
    }

    @Test
    void decode() {
        assertThat(DomainReference.decode(Bytes.reader(BYTES))).isEqualTo(DOMAIN);
    }

    @Test
    void runsUnlessItsNumberIsMinusOne() {
        assertThat(DOMAIN.running()).isTrue();
        assertThat(new DomainReference("vm1", DOMAIN.uuid(), -1).running()).isFalse();
    }
}

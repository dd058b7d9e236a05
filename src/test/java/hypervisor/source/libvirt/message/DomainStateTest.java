package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class DomainStateTest {
    private static final DomainReference VM1 =
            new DomainReference("ci-0001", UUID.fromString("c1c1c1c1-0000-4000-8000-000000000001"), 216);

    @Test
    void encode() {
        assertThat(new DomainState(VM1).procedure()).isEqualTo(212);
        assertThat(Bytes.arguments(new DomainState(VM1))).isEqualTo(Recorded.request("9.0.0/DOMAIN_GET_STATE"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new DomainState(VM1), "9.0.0/DOMAIN_GET_STATE"))
                .isEqualTo(new DomainState.Reply(1, 5));
    }
}

package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ControlInfoTest {
    private static final DomainReference VM1 =
            new DomainReference("ci-0001", UUID.fromString("c1c1c1c1-0000-4000-8000-000000000001"), 216);

    @Test
    void encode() {
        assertThat(new ControlInfo(VM1).procedure()).isEqualTo(229);
        assertThat(Bytes.arguments(new ControlInfo(VM1))).isEqualTo(Recorded.request("9.0.0/DOMAIN_GET_CONTROL_INFO"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new ControlInfo(VM1), "9.0.0/DOMAIN_GET_CONTROL_INFO"))
                .isEqualTo(new ControlInfo.Reply(ControlInfo.OK, 0, 0));
    }
}

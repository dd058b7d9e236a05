package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class DomainJobInfoTest {
    private static final DomainReference RICH =
            new DomainReference("ci-rich", UUID.fromString("c1c1c1c1-0000-4000-8000-0000000000ff"), 419);

    @Test
    void encode() {
        assertThat(new DomainJobInfo(RICH).procedure()).isEqualTo(163);
        assertThat(Bytes.arguments(new DomainJobInfo(RICH))).isEqualTo(Recorded.request("9.0.0/DOMAIN_GET_JOB_INFO"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new DomainJobInfo(RICH), "9.0.0/DOMAIN_GET_JOB_INFO"))
                .isEqualTo(new DomainJobInfo.Reply(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }
}

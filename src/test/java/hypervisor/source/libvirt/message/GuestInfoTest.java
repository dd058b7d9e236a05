package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class GuestInfoTest {
    private static final DomainReference RICH =
            new DomainReference("ci-rich", UUID.fromString("c1c1c1c1-0000-4000-8000-0000000000ff"), 419);

    @Test
    void encode() {
        var call = new GuestInfo(RICH, GuestInfo.ALL);

        assertThat(call.procedure()).isEqualTo(418);
        assertThat(Bytes.arguments(call)).isEqualTo(Recorded.request("9.0.0/DOMAIN_GET_GUEST_INFO"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new GuestInfo(RICH, GuestInfo.ALL), "9.0.0/DOMAIN_GET_GUEST_INFO"))
                .hasSize(109)
                .startsWith(
                        new TypedParam("user.count", new TypedParam.Value.UInt(0)),
                        new TypedParam("os.id", new TypedParam.Value.Text("cilinux")))
                .contains(new TypedParam("fs.0.used-bytes", new TypedParam.Value.UHyper(79_872)));
    }
}

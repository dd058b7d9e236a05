package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListAllDomainsTest {
    @Test
    void encode() {
        var call = new ListAllDomains(ListAllDomains.INACTIVE);

        assertThat(call.procedure()).isEqualTo(273);
        assertThat(Bytes.arguments(call)).isEqualTo(Recorded.request("9.0.0/CONNECT_LIST_ALL_DOMAINS-inactive"));
    }

    @Test
    void decode() {
        List<DomainReference> domains = Recorded.decode(new ListAllDomains(0), "9.0.0/CONNECT_LIST_ALL_DOMAINS");

        assertThat(domains).hasSize(13);
        assertThat(domains.getFirst())
                .isEqualTo(
                        new DomainReference("ci-0006", UUID.fromString("c1c1c1c1-0000-4000-8000-000000000006"), 221));
        assertThat(domains)
                .filteredOn(domain -> !domain.running())
                .extracting(DomainReference::name)
                .containsExactly("ci-zoo");
    }

    @Test
    void refusesACountTheProtocolForbids() {
        assertThatThrownBy(() -> new ListAllDomains(0).decode(Bytes.reader("ffffffff | domains")))
                .hasMessage("libvirt reply, byte 4: a count of 4294967295, the protocol allows 16384");
    }
}

package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class DomainXmlDescTest {
    private static final DomainReference VM1 =
            new DomainReference("ci-0001", UUID.fromString("c1c1c1c1-0000-4000-8000-000000000001"), 216);

    @Test
    void encode() {
        assertThat(new DomainXmlDesc(VM1, DomainXmlDesc.LIVE).procedure()).isEqualTo(14);
        assertThat(Bytes.arguments(new DomainXmlDesc(VM1, DomainXmlDesc.LIVE)))
                .isEqualTo(Recorded.request("9.0.0/DOMAIN_GET_XML_DESC"));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new DomainXmlDesc(VM1, DomainXmlDesc.LIVE), "9.0.0/DOMAIN_GET_XML_DESC"))
                .startsWith("<domain type='qemu' id='216'>")
                .endsWith("</domain>\n");
    }
}

package hypervisor.source.proxmox.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateNamesTest {
    @ParameterizedTest
    @CsvSource({
        "pve1, pve1, true",
        "pve1.example.com, PVE1.Example.COM, true",
        "pve1.example.com, pve1.example.com., true",
        "pve1.example.com, pve2.example.com, false",
        "pve1.example.com, pve1, false",
        "example.com, pve1.example.com, false",
        "*.example.com, pve1.example.com, true",
        "*.example.com, example.com, false",
        "*.example.com, a.pve1.example.com, false",
        "*.example.com, .example.com, false",
        "*.com, example.com, false",
        "*, pve1, false",
        "*.*.com, a.b.com, false",
        "pve*.example.com, pve1.example.com, false",
        "127.0.0.1, 127.0.0.1, false",
        "*.0.0.1, 127.0.0.1, false",
        "'', '', false"
    })
    void aNameCoversItselfAndAStarOnePart(String name, String host, boolean covered) {
        assertThat(new CertificateNames(List.of(name), List.of()).cover(host)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "2001:db8:0:0:0:0:0:7, [2001:db8::7], true",
        "2001:db8:0:0:0:0:0:7, 2001:DB8::7, true",
        "2001:db8:0:0:0:0:0:8, [2001:db8::7], false",
        "192.0.2.7, pve1, false"
    })
    void anAddressIsComparedAsOne(String address, String host, boolean covered) {
        assertThat(new CertificateNames(List.of(), List.of(address)).cover(host))
                .isEqualTo(covered);
    }

    @Test
    void aCertificateWithoutNamesCoversNothing() {
        var none = new CertificateNames(List.of(), List.of());
        assertThat(none.cover("pve1")).isFalse();
        assertThat(none.cover("")).isFalse();
        assertThat(none).hasToString("no host at all");
    }
}

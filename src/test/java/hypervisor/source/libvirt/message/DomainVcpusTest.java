package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class DomainVcpusTest {
    private static final DomainReference RICH =
            new DomainReference("ci-rich", UUID.fromString("c1c1c1c1-0000-4000-8000-0000000000ff"), 419);

    @Test
    void encode() {
        assertThat(new DomainVcpus(RICH, 4).procedure()).isEqualTo(20);
        assertThat(Bytes.arguments(new DomainVcpus(RICH, 4))).isEqualTo(Bytes.of("""
                00000007 63692d72 69636800 | ci-rich
                c1c1c1c1 00004000          | uuid
                80000000 000000ff          |
                000001a3                   | id 419
                00000004                   | at most 4 virtual processors
                00000000                   | no maps
                """));
    }

    @Test
    void decode() {
        assertThat(Recorded.decode(new DomainVcpus(RICH, 4), "9.0.0/DOMAIN_GET_VCPUS"))
                .containsExactly(
                        new DomainVcpus.Vcpu(0, 1, 2_590_000_000L, 0), new DomainVcpus.Vcpu(1, 1, 2_930_000_000L, 1));
    }
}

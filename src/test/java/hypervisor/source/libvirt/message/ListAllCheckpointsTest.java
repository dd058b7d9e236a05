package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListAllCheckpointsTest {
    private static final DomainReference RICH =
            new DomainReference("ci-rich", UUID.fromString("c1c1c1c1-0000-4000-8000-0000000000ff"), 419);

    @Test
    void encode() {
        assertThat(new ListAllCheckpoints(RICH).procedure()).isEqualTo(413);
        assertThat(Bytes.arguments(new ListAllCheckpoints(RICH))).isEqualTo(Bytes.of("""
                00000007 63692d72 69636800 | ci-rich
                c1c1c1c1 00004000          | uuid
                80000000 000000ff          |
                000001a3                   | id 419
                00000000                   | no list
                00000000                   | flags
                """));
    }

    @Test
    void decode() {
        assertThat(new ListAllCheckpoints(RICH).decode(Bytes.reader("""
                00000000 | no list
                00000003 | three of them
                """))).isEqualTo(3);
    }

    @Test
    void decodeWithAListNobodyWanted() {
        assertThat(new ListAllCheckpoints(RICH).decode(Bytes.reader("""
                00000001                   | one
                00000002 73310000          | s1
                00000007 63692d72 69636800 | ci-rich
                c1c1c1c1 00004000          | uuid
                80000000 000000ff          |
                000001a3                   | id 419
                00000001                   | one of them
                """))).isEqualTo(1);
    }
}

package hypervisor.source.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.Fuzz;
import hypervisor.source.MalformedException;
import hypervisor.source.libvirt.DomainEvent.Kind;
import hypervisor.source.libvirt.message.Bytes;
import hypervisor.source.libvirt.wire.XdrReader;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainEventsTest {
    private static final String DOMAIN = """
            00000003 766d3100 | name: vm1, padded to four bytes
            dc229f87 d4de4719 | uuid
            8cfd2e21 c6105b01 |
            0000000e          | id 14
            """;
    private static final UUID ID = UUID.fromString("dc229f87-d4de-4719-8cfd-2e21c6105b01");

    @ParameterizedTest
    @CsvSource({
        // event and detail
        "LIFECYCLE, 00000005 00000001, 5, 1",
        "AGENT_LIFECYCLE, 00000001 00000002, 1, 2",
        "MEMORY_FAILURE, 00000001 00000003 00000000, 1, 3",
        // one number
        "WATCHDOG, 00000002, 2, 0",
        "MIGRATION_ITERATION, 00000007, 7, 0",
        "METADATA_CHANGE, 00000002 00000001 00000001 78000000, 2, 0",
        // behind names of files and devices
        "IO_ERROR, 00000001 61000000 00000001 62000000 00000002, 2, 0",
        "BLOCK_JOB, 00000001 61000000 00000004 00000001, 4, 1",
        "DISK_CHANGE, 00000000 00000001 00000001 61000000 00000001 62000000 00000001, 1, 0",
        "TRAY_CHANGE, 00000001 62000000 00000001, 1, 0",
        // no number that says something
        "REBOOT, '', 0, 0",
        "DEVICE_ADDED, 00000001 62000000, 0, 0",
        "BALLOON_CHANGE, 00000000 00010000, 0, 0"
    })
    void decode(Kind kind, String rest, int event, int detail) {
        XdrReader in = Bytes.reader(DOMAIN + rest + " | what this kind has");

        assertThat(DomainEvents.decode(kind, in)).isEqualTo(new DomainEvent(kind, "vm1", ID, event, detail));
    }

    @Test
    void refusesAnEventThatEndsEarly() {
        assertThatThrownBy(() -> DomainEvents.decode(Kind.LIFECYCLE, Bytes.reader(DOMAIN)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("ends too early");
    }

    @Test
    void anythingCanCome() {
        Kind[] kinds = Kind.values();
        Fuzz.run(5, 5000, random -> {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            byte[] start = Bytes.of(DOMAIN);
            if (random.nextBoolean() && bytes.length > start.length) {
                System.arraycopy(start, 0, bytes, 0, start.length);
            }
            DomainEvents.decode(kinds[random.nextInt(kinds.length)], new XdrReader(ByteBuffer.wrap(bytes)));
            return bytes.length;
        });
    }
}

package hypervisor.source.libvirt.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.Fuzz;
import hypervisor.source.MalformedException;
import hypervisor.source.libvirt.message.Bytes;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
    private static final String AUTH_LIST = """
            0000001c | 28 bytes
            20008086 | the remote program
            00000001 | version 1
            00000042 | procedure 66
            00000000 | a call
            00000001 | serial 1
            00000000 | ok
            """;

    @Test
    void readsAndWrites() throws IOException {
        Frame frame = Frame.read(new ByteArrayInputStream(Bytes.of(AUTH_LIST)));

        assertThat(frame).isEqualTo(Frame.call(66, 1, new byte[0]));
        assertThat(Frame.call(66, 1, new byte[0]).bytes()).isEqualTo(Bytes.of(AUTH_LIST));
    }

    @Test
    void whatADaemonSaidReadsAndWritesToTheSameBytes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/fixtures/libvirt/rpc"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".bin")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                Frame frame = Frame.read(new ByteArrayInputStream(bytes));

                assertThat(frame == null ? null : frame.bytes()).as("%s", file).isEqualTo(bytes);
            }
        }
    }

    @Test
    void theStreamMayEndBetweenFramesOnly() throws IOException {
        byte[] bytes = Bytes.of(AUTH_LIST);

        assertThat(Frame.read(new ByteArrayInputStream(new byte[0]))).isNull();
        for (int length = 1; length < bytes.length; length++) {
            var cut = new ByteArrayInputStream(bytes, 0, length);
            assertThatThrownBy(() -> Frame.read(cut)).isInstanceOf(EOFException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 27, 32 * 1024 * 1024 + 5, -1, Integer.MIN_VALUE})
    void aLengthTheProtocolForbidsIsRefused(int length) {
        byte[] bytes = ByteBuffer.allocate(64).putInt(length).array();

        assertThatThrownBy(() -> Frame.read(new ByteArrayInputStream(bytes)))
                .isInstanceOf(MalformedException.class)
                .hasMessage("libvirt message, byte 0: a length of " + Integer.toUnsignedString(length)
                        + ", the protocol allows 28 to 33554436");
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] bytes = ByteBuffer.wrap(Bytes.of(AUTH_LIST)).putInt(8, 2).array();

        assertThatThrownBy(() -> Frame.read(new ByteArrayInputStream(bytes)))
                .hasMessage("libvirt message, byte 8: version 2 of the protocol, only 1 is known");
    }

    @Test
    void anythingCanCome() {
        Fuzz.run(1, 3000, random -> {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            if (bytes.length > 12 && random.nextInt(4) != 0) {
                ByteBuffer.wrap(bytes)
                        .putInt(random.nextBoolean() ? bytes.length : random.nextInt(Frame.MOST + 10))
                        .putInt(Frame.REMOTE)
                        .putInt(1);
            }
            var in = new ByteArrayInputStream(bytes);
            try {
                while (true) {
                    Frame frame = Frame.read(in);
                    if (frame == null) {
                        break;
                    }
                    assertThat(frame.payload().remaining()).isLessThan(bytes.length);
                }
            } catch (EOFException _) {
                // cut off
            }
            return bytes.length;
        });
    }
}

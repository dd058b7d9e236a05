package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Frames of a real daemon in `src/test/fixtures/libvirt/rpc`, without their length word and header.
public final class Recorded {
    public static final Path FOLDER = Path.of("src/test/fixtures/libvirt/rpc");

    private static final int HEADER = 28;

    private Recorded() {}

    /// @param name a folder and a procedure, as `9.0.0/NODE_GET_INFO`
    public static byte[] request(String name) {
        return payload(FOLDER.resolve(name + ".req.bin"));
    }

    public static XdrReader reply(String name) {
        return new XdrReader(ByteBuffer.wrap(payload(FOLDER.resolve(name + ".rep.bin"))));
    }

    /// Decodes a recorded reply to its last byte.
    public static <R> R decode(Call<R> call, String name) {
        XdrReader reply = reply(name);
        R result = call.decode(reply);
        if (reply.remaining() != 0) {
            throw new AssertionError(reply.remaining() + " bytes left of " + name);
        }
        return result;
    }

    static byte[] payload(Path frame) {
        try {
            byte[] bytes = Files.readAllBytes(frame);
            return Arrays.copyOfRange(bytes, HEADER, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package hypervisor.source.libvirt.wire;

import hypervisor.source.MalformedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One message of libvirt's RPC: seven words, then XDR.
///
/// ```
/// u32 length, its own four bytes included    u32 program    u32 version, always 1    i32 procedure
/// u32 type    u32 serial    u32 status    payload
/// ```
///
/// @param program whose procedures: [#REMOTE], [#KEEP_ALIVE], or one we do not speak
/// @param type [#CALL], [#REPLY], [#MESSAGE], or one we do not use (streams, file descriptors)
/// @param serial chosen by the caller of a procedure, repeated by its answer
/// @param status 0, or [#ERROR] where the payload is a `remote_error`
public record Frame(int program, int procedure, int type, int serial, int status, ByteBuffer payload) {
    public static final int REMOTE = 0x20008086;
    public static final int KEEP_ALIVE = 0x6b656570;
    public static final int CALL = 0;
    public static final int REPLY = 1;
    public static final int MESSAGE = 2;
    public static final int OK = 0;
    public static final int ERROR = 1;

    /// Procedures of [#KEEP_ALIVE].
    public static final int PING = 1;
    public static final int PONG = 2;

    static final int LEAST = 28;
    static final int MOST = 32 * 1024 * 1024 + Integer.BYTES;

    private static final int VERSION = 1;
    /// What is taken for a frame before any of it has come; grows as the bytes do.
    private static final int FIRST_BUFFER = 64 * 1024;

    public static Frame call(int procedure, int serial, byte[] arguments) {
        return new Frame(REMOTE, procedure, CALL, serial, OK, ByteBuffer.wrap(arguments));
    }

    public static Frame keepAlive(int procedure) {
        return new Frame(KEEP_ALIVE, procedure, MESSAGE, 0, OK, ByteBuffer.allocate(0));
    }

    /// Reads the next frame.
    ///
    /// @return null where the stream ends before one begins
    /// @throws EOFException the stream ends inside one
    /// @throws MalformedException what comes is no frame; nothing that follows can be trusted
    public static @Nullable Frame read(InputStream in) throws IOException {
        byte[] start = in.readNBytes(Integer.BYTES);
        if (start.length == 0) {
            return null;
        }
        if (start.length < Integer.BYTES) {
            throw new EOFException("the connection ended inside the first word of a message");
        }
        int length = ByteBuffer.wrap(start).getInt();
        if (length < LEAST || length > MOST) {
            throw new MalformedException(
                    "libvirt message, byte 0",
                    "a length of %s, the protocol allows %d to %d"
                            .formatted(Integer.toUnsignedString(length), LEAST, MOST));
        }
        return parse(rest(in, length - Integer.BYTES));
    }

    private static byte[] rest(InputStream in, int length) throws IOException {
        byte[] bytes = new byte[Math.min(length, FIRST_BUFFER)];
        int read = 0;
        while (read < length) {
            if (read == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * bytes.length));
            }
            int more = in.read(bytes, read, Math.min(bytes.length - read, FIRST_BUFFER));
            if (more < 0) {
                throw new EOFException("the connection ended inside a message, after %d of %d bytes"
                        .formatted(read + Integer.BYTES, length + Integer.BYTES));
            }
            read += more;
        }
        return bytes;
    }

    private static Frame parse(byte[] bytes) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        int program = header.getInt();
        int version = header.getInt();
        if (version != VERSION && (program == REMOTE || program == KEEP_ALIVE)) {
            throw new MalformedException(
                    "libvirt message, byte 8",
                    "version %s of the protocol, only 1 is known".formatted(Integer.toUnsignedString(version)));
        }
        return new Frame(program, header.getInt(), header.getInt(), header.getInt(), header.getInt(), header.slice());
    }

    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(LEAST + payload.remaining())
                .putInt(LEAST + payload.remaining())
                .putInt(program)
                .putInt(VERSION)
                .putInt(procedure)
                .putInt(type)
                .putInt(serial)
                .putInt(status);
        return bytes.put(payload.duplicate()).array();
    }
}

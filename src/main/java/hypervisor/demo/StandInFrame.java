package hypervisor.demo;

import hypervisor.source.MalformedException;
import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One frame of libvirt's RPC: length, program, version, procedure, type, serial, status, payload.
@SuppressWarnings("ArrayRecordComponent") // frames are never compared
record StandInFrame(int program, int version, int procedure, int type, int serial, int status, byte[] payload) {
    static final int REMOTE = 0x20008086;
    static final int KEEPALIVE = 0x6b656570;

    static final int CALL = 0;
    static final int REPLY = 1;
    static final int MESSAGE = 2;

    static final int OK = 0;
    static final int ERROR = 1;

    private static final int HEADER = 28;
    private static final int LARGEST = 32 * 1024 * 1024 + 4;

    /// The next frame, or null where the peer closed the connection between two.
    ///
    /// @throws MalformedException for a length no frame can have: libvirt closes the connection then
    static @Nullable StandInFrame read(DataInputStream in) throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException _) {
            return null;
        }
        if (length < HEADER || length > LARGEST) {
            throw new MalformedException("libvirt call", "a frame of " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] rest = in.readNBytes(length - 4);
        if (rest.length < length - 4) {
            return null;
        }
        var reader = new XdrReader(ByteBuffer.wrap(rest));
        return new StandInFrame(
                reader.int32(),
                reader.int32(),
                reader.int32(),
                reader.int32(),
                reader.int32(),
                reader.int32(),
                reader.opaque(reader.remaining()));
    }

    static StandInFrame event(int procedure, byte[] payload) {
        return new StandInFrame(REMOTE, 1, procedure, MESSAGE, 0, OK, payload);
    }

    StandInFrame reply(int newStatus, byte[] newPayload) {
        return new StandInFrame(program, version, procedure, REPLY, serial, newStatus, newPayload);
    }

    byte[] bytes() {
        byte[] header = new XdrWriter()
                .int32(HEADER + payload.length)
                .int32(program)
                .int32(version)
                .int32(procedure)
                .int32(type)
                .int32(serial)
                .int32(status)
                .toByteArray();
        return ByteBuffer.allocate(HEADER + payload.length)
                .put(header)
                .put(payload)
                .array();
    }
}

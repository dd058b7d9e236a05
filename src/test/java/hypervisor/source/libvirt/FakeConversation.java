package hypervisor.source.libvirt;

import hypervisor.source.libvirt.wire.Frame;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The daemon's side of one connection.
final class FakeConversation {
    private final InputStream in;
    private final OutputStream out;
    private final AtomicInteger pings = new AtomicInteger();

    FakeConversation(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// The next call; answers PINGs on the way.
    ///
    /// @return null where the client has gone
    @Nullable Frame next() throws IOException {
        for (Frame frame = Frame.read(in); frame != null; frame = Frame.read(in)) {
            if (frame.program() == Frame.REMOTE) {
                return frame;
            }
            if (frame.procedure() == Frame.PING) {
                pings.incrementAndGet();
                send(Frame.keepAlive(Frame.PONG));
            }
        }
        return null;
    }

    /// The next frame, whatever it is, unanswered.
    Frame frame() throws IOException {
        Frame frame = Frame.read(in);
        if (frame == null) {
            throw new EOFException();
        }
        return frame;
    }

    Frame call() throws IOException {
        Frame call = next();
        if (call == null) {
            throw new EOFException();
        }
        return call;
    }

    /// A piece with its length before it, as in SASL's layer.
    byte[] piece() throws IOException {
        byte[] length = in.readNBytes(Integer.BYTES);
        if (length.length < Integer.BYTES) {
            throw new EOFException();
        }
        return in.readNBytes(ByteBuffer.wrap(length).getInt());
    }

    int pings() {
        return pings.get();
    }

    void handshake() throws IOException {
        reply(call(), types -> types.int32(1).int32(0));
        reply(call(), _ -> {});
    }

    void reply(Frame call, Consumer<XdrWriter> result) throws IOException {
        answer(call, Frame.OK, result);
    }

    void refuse(Frame call, int code, String message) throws IOException {
        answer(
                call,
                Frame.ERROR,
                error -> error.int32(code)
                        .int32(7)
                        .optional(message, XdrWriter::string)
                        .int32(2)
                        .bool(false)
                        .bool(false)
                        .bool(false)
                        .bool(false)
                        .int32(0)
                        .int32(0)
                        .bool(false));
    }

    private void answer(Frame call, int status, Consumer<XdrWriter> payload) throws IOException {
        var bytes = new XdrWriter();
        payload.accept(bytes);
        send(new Frame(
                Frame.REMOTE,
                call.procedure(),
                Frame.REPLY,
                call.serial(),
                status,
                ByteBuffer.wrap(bytes.toByteArray())));
    }

    void send(Frame frame) throws IOException {
        raw(frame.bytes());
    }

    synchronized void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }
}

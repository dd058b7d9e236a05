package hypervisor.demo;

import static java.util.Objects.requireNonNull;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/// As much of a libvirt client as a test of the stand-in needs.
final class StandInClient implements AutoCloseable {
    private final SocketChannel channel;
    private final DataInputStream in;
    private int serial;

    StandInClient(SocketAddress address) throws IOException {
        channel = SocketChannel.open(address);
        in = new DataInputStream(Channels.newInputStream(channel));
    }

    /// One that has opened its connection.
    static StandInClient opened(LibvirtStandIn standIn) throws IOException {
        var client = new StandInClient(standIn.address());
        client.call(66, _ -> {});
        client.call(1, out -> out.optional("qemu:///system", XdrWriter::string).int32(1));
        return client;
    }

    /// @return its serial
    int send(int procedure, Consumer<XdrWriter> arguments) throws IOException {
        var payload = new XdrWriter();
        arguments.accept(payload);
        serial++;
        send(new StandInFrame(StandInFrame.REMOTE, 1, procedure, 0, serial, 0, payload.toByteArray()));
        return serial;
    }

    void send(StandInFrame frame) throws IOException {
        send(frame.bytes());
    }

    void send(byte[] bytes) throws IOException {
        channel.write(ByteBuffer.wrap(bytes));
    }

    StandInFrame receive() throws IOException {
        return requireNonNull(StandInFrame.read(in), "the connection was closed");
    }

    boolean closed() throws IOException {
        return in.read() < 0;
    }

    StandInFrame exchange(int procedure, Consumer<XdrWriter> arguments) throws IOException {
        send(procedure, arguments);
        return receive();
    }

    /// The result of a call that succeeds.
    XdrReader call(int procedure, Consumer<XdrWriter> arguments) throws IOException {
        StandInFrame reply = exchange(procedure, arguments);
        if (reply.status() != 0) {
            throw new AssertionError(procedure + " failed: " + error(reply));
        }
        return payload(reply);
    }

    static XdrReader payload(StandInFrame frame) {
        return new XdrReader(ByteBuffer.wrap(frame.payload()));
    }

    /// `code/domain: message`, of a reply that is an error.
    static String error(StandInFrame reply) {
        XdrReader error = payload(reply);
        return error.int32() + "/" + error.int32() + ": " + error.optional(in -> in.string(4096));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

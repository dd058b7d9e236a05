package hypervisor.source.libvirt;

import hypervisor.source.libvirt.message.AuthList;
import hypervisor.source.libvirt.message.AuthPolkit;
import hypervisor.source.libvirt.message.Call;
import hypervisor.source.libvirt.message.ConnectOpen;
import hypervisor.source.libvirt.wire.Credentials;
import hypervisor.source.libvirt.wire.Frame;
import hypervisor.source.libvirt.wire.Transport;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.io.IOException;
import java.util.List;

/// What is said before a connection can be used: who calls, and which driver is wanted. One call after the other.
final class Handshake {
    private Transport transport;
    private int serial;

    Handshake(Transport transport) {
        this.transport = transport;
    }

    /// The serial of the last call.
    int serial() {
        return serial;
    }

    /// What to go on with; SASL may have put a layer over it.
    Transport transport() {
        return transport;
    }

    /// @param host the name of the machine the daemon runs on
    void authenticate(String host, Credentials credentials) throws IOException {
        List<Integer> types = call(new AuthList());
        if (types.isEmpty() || types.contains(AuthList.NONE)) {
            return;
        }
        if (types.contains(AuthList.POLKIT)) {
            polkit();
            return;
        }
        if (types.contains(AuthList.SASL)) {
            transport = SaslAuthentication.run(this, transport, host, credentials);
            return;
        }
        throw new IOException("the daemon at %s wants authentication of a kind that is not supported: %s"
                .formatted(transport.place(), types));
    }

    private void polkit() throws IOException {
        try {
            call(new AuthPolkit());
        } catch (LibvirtException e) {
            throw new IOException(
                    "the daemon at %s asked polkit, which refused: %s; polkitd must run, and allow this user the action "
                                    .formatted(transport.place(), e.getMessage())
                            + "org.libvirt.unix.monitor (read-only) or org.libvirt.unix.manage (else)",
                    e);
        }
    }

    void open(String name, boolean readOnly) throws IOException {
        try {
            call(new ConnectOpen(name, readOnly));
        } catch (LibvirtException e) {
            throw new IOException(
                    "the daemon at %s does not open %s: %s".formatted(transport.place(), name, e.getMessage()), e);
        }
    }

    <R> R call(Call<R> call) throws IOException {
        serial++;
        var arguments = new XdrWriter();
        call.encode(arguments);
        return Answers.decode(call, exchange(Frame.call(call.procedure(), serial, arguments.toByteArray())));
    }

    private Frame exchange(Frame call) throws IOException {
        try {
            send(call);
            for (Frame frame = Frame.read(transport.in()); frame != null; frame = Frame.read(transport.in())) {
                if (frame.program() == Frame.KEEP_ALIVE && frame.procedure() == Frame.PING) {
                    send(Frame.keepAlive(Frame.PONG));
                }
                if (frame.program() == Frame.REMOTE && frame.type() == Frame.REPLY && frame.serial() == serial) {
                    return frame;
                }
            }
        } catch (IOException e) {
            throw transport.failed(e);
        }
        throw transport.ended();
    }

    private void send(Frame frame) throws IOException {
        transport.out().write(frame.bytes());
        transport.out().flush();
    }
}

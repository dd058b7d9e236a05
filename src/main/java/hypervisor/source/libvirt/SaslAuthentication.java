package hypervisor.source.libvirt;

import hypervisor.source.libvirt.message.AuthSaslInit;
import hypervisor.source.libvirt.message.AuthSaslStart;
import hypervisor.source.libvirt.message.AuthSaslStep;
import hypervisor.source.libvirt.message.SaslReply;
import hypervisor.source.libvirt.wire.Credentials;
import hypervisor.source.libvirt.wire.SaslMechanisms;
import hypervisor.source.libvirt.wire.SaslTransport;
import hypervisor.source.libvirt.wire.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/// Says by SASL who calls: challenges and responses until both sides are content.
final class SaslAuthentication {
    private static final int MOST_STEPS = 20;

    private final Handshake handshake;
    private final SaslClient sasl;

    private SaslAuthentication(Handshake handshake, SaslClient sasl) {
        this.handshake = handshake;
        this.sasl = sasl;
    }

    /// @param host the name of the machine the daemon runs on
    /// @return the transport to go on with, which has a layer over it where one was agreed on
    static Transport run(Handshake handshake, Transport transport, String host, Credentials credentials)
            throws IOException {
        SaslClient sasl =
                SaslMechanisms.choose(offered(handshake, transport), transport.confidential(), host, credentials);
        try {
            new SaslAuthentication(handshake, sasl).exchange();
        } catch (LibvirtException | SaslException e) {
            throw new IOException(
                    "the daemon at %s refuses name or password (SASL %s): %s"
                            .formatted(transport.place(), sasl.getMechanismName(), e.getMessage()),
                    e);
        }
        if (sasl.getNegotiatedProperty(Sasl.QOP) instanceof String layer && !layer.equals("auth")) {
            return new SaslTransport(transport, sasl);
        }
        if (!transport.confidential()) {
            throw new IOException(
                    "SASL %s with the daemon at %s agreed on no layer that hides what is said on plain TCP;"
                                    .formatted(sasl.getMechanismName(), transport.place())
                            + " use qemu+tls:// or qemu+ssh://");
        }
        return transport;
    }

    private static List<String> offered(Handshake handshake, Transport transport) throws IOException {
        try {
            return handshake.call(new AuthSaslInit());
        } catch (LibvirtException e) {
            throw new IOException(
                    "the daemon at %s wants SASL, but cannot do it itself: %s; its log says why (/etc/sasl2/libvirt.conf;"
                                    .formatted(transport.place(), e.getMessage())
                            + " over plain TCP it offers only mechanisms that hide what is said)",
                    e);
        }
    }

    private void exchange() throws IOException {
        byte[] first = sasl.hasInitialResponse() ? sasl.evaluateChallenge(new byte[0]) : null;
        SaslReply said = handshake.call(new AuthSaslStart(sasl.getMechanismName(), buffer(first)));
        for (int step = 0; step < MOST_STEPS; step++) {
            byte[] response = sasl.isComplete() ? null : respond(said);
            if (said.complete()) {
                if (!sasl.isComplete()) {
                    throw new SaslException("the daemon is content before it has shown that it knows the password too");
                }
                return;
            }
            said = handshake.call(new AuthSaslStep(buffer(response)));
        }
        throw new SaslException("no end after " + MOST_STEPS + " steps");
    }

    /// A mechanism in which the daemon has the last word gets it with the news that it is content.
    private byte @Nullable [] respond(SaslReply said) throws IOException {
        ByteBuffer data = said.data();
        if (said.complete() && data == null) {
            return null;
        }
        byte[] challenge = new byte[data == null ? 0 : data.remaining()];
        if (data != null) {
            data.get(data.position(), challenge);
        }
        return sasl.evaluateChallenge(challenge);
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}

package hypervisor.source.libvirt;

import hypervisor.source.libvirt.wire.Frame;
import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;

/// A daemon that asks by SASL who calls, and speaks through the layer that was agreed on. Its version is 9.0.0.
final class FakeSasl implements FakeDaemon.Script {
    private static final long VERSION = 9_000_000;

    private final String mechanism;
    private final Map<String, String> properties;
    private volatile String layer = "none";

    FakeSasl(String mechanism, Map<String, String> properties) {
        this.mechanism = mechanism;
        this.properties = new HashMap<>(properties);
        this.properties.putIfAbsent(Sasl.QOP, "auth-conf,auth");
    }

    /// What was agreed on.
    String layer() {
        return layer;
    }

    @Override
    public void serve(FakeConversation conversation) throws Exception {
        conversation.reply(conversation.call(), types -> types.int32(1).int32(1));
        conversation.reply(conversation.call(), mechanisms -> mechanisms.string("X-NEW," + mechanism));
        Frame call = conversation.call();
        SaslServer sasl = Sasl.createSaslServer(mechanism, "libvirt", "127.0.0.1", properties, FakeSasl::answer);
        for (; !sasl.isComplete(); call = sasl.isComplete() ? call : conversation.call()) {
            try {
                byte[] challenge = sasl.evaluateResponse(data(call));
                conversation.reply(call, out -> reply(out, sasl.isComplete(), challenge));
            } catch (SaslException e) {
                conversation.refuse(call, 45, "authentication failed");
                return;
            }
        }
        layer = (String) sasl.getNegotiatedProperty(Sasl.QOP);
        while (true) {
            call = call(conversation, sasl);
            var payload = new XdrWriter();
            if (call.procedure() == 157) {
                payload.int64(VERSION);
            }
            say(conversation, sasl, call, payload.toByteArray());
        }
    }

    private static Frame call(FakeConversation conversation, SaslServer sasl) throws IOException {
        byte[] wrapped = conversation.piece();
        Frame call = Frame.read(new ByteArrayInputStream(sasl.unwrap(wrapped, 0, wrapped.length)));
        if (call == null) {
            throw new IOException("nothing in the layer");
        }
        return call;
    }

    /// In two pieces, as long messages come.
    private static void say(FakeConversation conversation, SaslServer sasl, Frame call, byte[] payload)
            throws IOException {
        byte[] frame = new Frame(
                        Frame.REMOTE, call.procedure(), Frame.REPLY, call.serial(), Frame.OK, ByteBuffer.wrap(payload))
                .bytes();
        for (int[] part : new int[][] {{0, 10}, {10, frame.length - 10}}) {
            byte[] wrapped = sasl.wrap(frame, part[0], part[1]);
            var piece = new XdrWriter().int32(wrapped.length).toByteArray();
            var both = new ByteArrayOutputStream();
            both.writeBytes(piece);
            both.writeBytes(wrapped);
            conversation.raw(both.toByteArray());
        }
    }

    private static byte[] data(Frame call) {
        var in = new XdrReader(call.payload());
        if (call.procedure() == 68) {
            in.string(100);
        }
        in.bool();
        var bytes = new ByteArrayOutputStream();
        in.list(65_536, XdrReader::int32).forEach(bytes::write);
        return bytes.toByteArray();
    }

    private static void reply(XdrWriter out, boolean complete, byte[] challenge) {
        out.bool(complete).bool(challenge == null);
        int length = challenge == null ? 0 : challenge.length;
        out.int32(length);
        for (int i = 0; i < length; i++) {
            out.int32(challenge[i]);
        }
    }

    private static void answer(Callback[] callbacks) {
        for (Callback callback : callbacks) {
            switch (callback) {
                case NameCallback name -> name.setName(name.getDefaultName());
                case PasswordCallback password -> password.setPassword("secret".toCharArray());
                case RealmCallback realm -> realm.setText(realm.getDefaultText());
                case AuthorizeCallback authorize -> authorize.setAuthorized(true);
                default -> throw new IllegalStateException("unexpected " + callback);
            }
        }
    }
}

package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// `REMOTE_PROC_AUTH_SASL_START`: begins with one mechanism.
///
/// ```
/// call: string mechanism; i32 nil; char data<>      reply: see SaslReply
/// ```
///
/// @param data the first response; null where the mechanism has none
public record AuthSaslStart(String mechanism, @Nullable ByteBuffer data) implements Call<SaslReply> {
    @Override
    public int procedure() {
        return 68;
    }

    @Override
    public void encode(XdrWriter out) {
        out.string(mechanism);
        SaslReply.encodeData(out, data);
    }

    @Override
    public SaslReply decode(XdrReader in) {
        return SaslReply.decode(in);
    }
}

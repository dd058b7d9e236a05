package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// `REMOTE_PROC_AUTH_SASL_STEP`: answers a challenge.
///
/// ```
/// call: i32 nil; char data<>      reply: see SaslReply
/// ```
///
/// @param data the response; null where the mechanism has none
public record AuthSaslStep(@Nullable ByteBuffer data) implements Call<SaslReply> {
    @Override
    public int procedure() {
        return 69;
    }

    @Override
    public void encode(XdrWriter out) {
        SaslReply.encodeData(out, data);
    }

    @Override
    public SaslReply decode(XdrReader in) {
        return SaslReply.decode(in);
    }
}

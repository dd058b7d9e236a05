package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the daemon says in one step of SASL.
///
/// ```
/// i32 complete; i32 nil; u32 count; and for each byte of the data a word
/// ```
///
/// @param complete whether the daemon is content
/// @param data the challenge; null where there is none, which is not the same as an empty one
public record SaslReply(boolean complete, @Nullable ByteBuffer data) {

    static SaslReply decode(XdrReader in) {
        boolean complete = in.bool();
        return new SaslReply(complete, decodeData(in));
    }

    /// `char data<>`: XDR gives each char four bytes.
    private static @Nullable ByteBuffer decodeData(XdrReader in) {
        boolean nil = in.bool();
        List<Integer> chars = in.list(Limits.SASL_DATA, XdrReader::int32);
        byte[] data = new byte[chars.size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = chars.get(i).byteValue();
        }
        return nil ? null : ByteBuffer.wrap(data);
    }

    static void encodeData(XdrWriter out, @Nullable ByteBuffer data) {
        out.bool(data == null);
        ByteBuffer bytes = data == null ? ByteBuffer.allocate(0) : data.slice();
        out.int32(bytes.remaining());
        while (bytes.hasRemaining()) {
            out.int32(bytes.get());
        }
    }
}

package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// Bytes for tests: hexadecimal on the left of each bar, what it means on the right.
public final class Bytes {
    private Bytes() {}

    public static byte[] of(String annotated) {
        String hex = annotated.lines().map(line -> line.split("\\|", 2)[0]).collect(Collectors.joining());
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    public static XdrReader reader(String annotated) {
        return new XdrReader(ByteBuffer.wrap(of(annotated)));
    }

    /// What a call's arguments look like on the wire.
    public static byte[] arguments(Call<?> call) {
        var out = new XdrWriter();
        call.encode(out);
        return out.toByteArray();
    }
}

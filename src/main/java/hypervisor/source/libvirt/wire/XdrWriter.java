package hypervisor.source.libvirt.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Writes XDR (RFC 4506). The mirror image of [XdrReader].
public final class XdrWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public XdrWriter int32(int value) {
        out.write(value >>> 24);
        out.write(value >>> 16);
        out.write(value >>> 8);
        out.write(value);
        return this;
    }

    public XdrWriter int64(long value) {
        return int32((int) (value >>> 32)).int32((int) value);
    }

    public XdrWriter float64(double value) {
        return int64(Double.doubleToRawLongBits(value));
    }

    public XdrWriter bool(boolean value) {
        return int32(value ? 1 : 0);
    }

    /// 16 bytes, with no length before them.
    public XdrWriter uuid(UUID value) {
        return int64(value.getMostSignificantBits()).int64(value.getLeastSignificantBits());
    }

    /// `string<>`: length, bytes, padding.
    public XdrWriter string(String value) {
        return opaque(value.getBytes(StandardCharsets.UTF_8));
    }

    /// `opaque<>`: length, bytes, padding.
    public XdrWriter opaque(byte[] value) {
        int32(value.length);
        out.writeBytes(value);
        for (int i = value.length; i % 4 != 0; i++) {
            out.write(0);
        }
        return this;
    }

    /// A pointer: whether it points somewhere, then the value.
    public <T> XdrWriter optional(@Nullable T value, BiConsumer<XdrWriter, T> writer) {
        bool(value != null);
        if (value != null) {
            writer.accept(this, value);
        }
        return this;
    }

    /// An array `<>`: its count, then its elements.
    public <T> XdrWriter list(Collection<T> values, BiConsumer<XdrWriter, T> writer) {
        int32(values.size());
        values.forEach(value -> writer.accept(this, value));
        return this;
    }

    public byte[] toByteArray() {
        return out.toByteArray();
    }
}

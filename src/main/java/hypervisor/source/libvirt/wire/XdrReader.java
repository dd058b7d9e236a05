package hypervisor.source.libvirt.wire;

import hypervisor.source.MalformedException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads XDR (RFC 4506): big-endian, everything padded to four bytes. Every read is bounds-checked,
/// and every count is checked against its limit before anything of that size is allocated.
public final class XdrReader {
    private final ByteBuffer buffer;

    public XdrReader(ByteBuffer buffer) {
        this.buffer = buffer.slice(); // big-endian, as ByteBuffer is by default
    }

    public int int32() {
        return read(ByteBuffer::getInt);
    }

    public long int64() {
        return read(ByteBuffer::getLong);
    }

    public double float64() {
        return read(ByteBuffer::getDouble);
    }

    /// An unsigned 32-bit number.
    public long uint32() {
        return Integer.toUnsignedLong(int32());
    }

    public boolean bool() {
        return int32() != 0;
    }

    /// 16 bytes, with no length before them.
    public UUID uuid() {
        return new UUID(int64(), int64());
    }

    /// Fixed-length bytes and their padding.
    public byte[] opaque(int length) {
        if (length > buffer.remaining()) {
            throw malformed("%d bytes announced, %d left".formatted(length, buffer.remaining()));
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        buffer.position(Math.min(buffer.limit(), (buffer.position() + 3) & ~3));
        return bytes;
    }

    /// `opaque<limit>`: length, bytes, padding.
    public byte[] bytes(int limit) {
        return opaque(count(limit));
    }

    /// `string<limit>`; bytes that are not UTF-8 read as U+FFFD.
    public String string(int limit) {
        return new String(bytes(limit), StandardCharsets.UTF_8);
    }

    /// A pointer: null where it points nowhere.
    public <T> @Nullable T optional(Function<XdrReader, T> value) {
        return bool() ? value.apply(this) : null;
    }

    /// An array `<limit>`. No element takes less than four bytes, so a count that cannot fit takes no memory.
    public <T> List<T> list(int limit, Function<XdrReader, T> element) {
        int count = count(limit);
        List<T> list = new ArrayList<>(Math.min(count, buffer.remaining() / 4));
        for (int i = 0; i < count; i++) {
            list.add(element.apply(this));
        }
        return list;
    }

    /// How many bytes have not been read.
    public int remaining() {
        return buffer.remaining();
    }

    private int count(int limit) {
        int count = int32();
        if (count < 0 || count > limit) {
            throw malformed("a count of %s, the protocol allows %d".formatted(Integer.toUnsignedString(count), limit));
        }
        return count;
    }

    private <T> T read(Function<ByteBuffer, T> next) {
        try {
            return next.apply(buffer);
        } catch (BufferUnderflowException _) {
            throw malformed("the message ends too early");
        }
    }

    private MalformedException malformed(String problem) {
        return new MalformedException("libvirt reply, byte " + buffer.position(), problem);
    }
}

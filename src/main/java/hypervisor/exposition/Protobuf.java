package hypervisor.exposition;

/// The few words of protobuf's encoding that our messages are made of. Field numbers are below 16, so a tag is one
/// byte.
final class Protobuf {
    static final int VARINT = 0;
    static final int FIXED_64 = 1;
    static final int LENGTH_DELIMITED = 2;

    private Protobuf() {}

    static void tag(int field, int wireType, Bytes to) {
        to.put((field << 3) | wireType);
    }

    static void varint(long value, Bytes to) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            to.put((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        to.put((int) rest);
    }

    /// As `sint64` has it, so that small negative numbers are short.
    static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    /// Eight bytes, the lowest first.
    static void fixed64(long bits, Bytes to) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            to.put((int) (bits >>> shift));
        }
    }

    /// @param scratch takes the text first, to know its length
    static void text(int field, String text, Bytes scratch, Bytes to) {
        scratch.clear();
        scratch.plain(text);
        nested(field, scratch, to);
    }

    static void nested(int field, Bytes message, Bytes to) {
        tag(field, LENGTH_DELIMITED, to);
        varint(message.size(), to);
        to.put(message, 0, message.size());
    }

    /// Of a message inside another: with its tag and its own length.
    static int nestedLength(int length) {
        int sizeOfLength = 1;
        for (int rest = length; rest > 0x7F; rest >>>= 7) {
            sizeOfLength++;
        }
        return 1 + sizeOfLength + length;
    }
}

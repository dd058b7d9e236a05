package hypervisor.exposition;

import java.io.IOException;
import java.io.OutputStream;

/// The few words of protobuf's encoding that our messages are made of. Field numbers are below 16, so a tag is one
/// byte.
final class Protobuf {
    private static final int LENGTH_DELIMITED = 2;

    private final Bytes bytes;

    Protobuf(int capacity) {
        bytes = new Bytes(capacity);
    }

    void tag(int field, int wireType) {
        bytes.put((field << 3) | wireType);
    }

    void varint(long value) {
        long rest = value;
        while (rest > 0x7F) {
            bytes.put((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.put((int) rest);
    }

    void text(int field, String text) {
        tag(field, LENGTH_DELIMITED);
        varint(Utf8.length(text));
        bytes.plain(text);
    }

    /// Eight bytes, the lowest first.
    void fixed64(long bits) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes.put((int) (bits >>> shift));
        }
    }

    int size() {
        return bytes.size();
    }

    void drainTo(OutputStream out) throws IOException {
        bytes.drainTo(out);
    }

    /// With its tag and its own length.
    static long textLength(String text) {
        return nestedLength(Utf8.length(text));
    }

    static long nestedLength(long length) {
        int sizeOfLength = 1;
        for (long rest = length; rest > 0x7F; rest >>>= 7) {
            sizeOfLength++;
        }
        return 1 + sizeOfLength + length;
    }
}

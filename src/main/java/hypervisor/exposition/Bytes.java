package hypervisor.exposition;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes on their way out, in one array that is used again and again; it grows only for a text longer than itself.
final class Bytes {
    private byte[] array;
    private int size;
    private final Numbers numbers = new Numbers();
    private char[] characters = new char[256];

    Bytes(int capacity) {
        array = new byte[capacity];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void drainTo(OutputStream out) throws IOException {
        out.write(array, 0, size);
        size = 0;
    }

    void put(int value) {
        reserve(1);
        array[size++] = (byte) value;
    }

    void put(byte[] values) {
        put(values, 0, values.length);
    }

    void put(byte[] values, int from, int length) {
        reserve(length);
        System.arraycopy(values, from, array, size, length);
        size += length;
    }

    void put(Bytes other, int from, int to) {
        put(other.array, from, to - from);
    }

    void number(double number, boolean real) {
        reserve(Numbers.LONGEST);
        size = numbers.put(number, real, array, size);
    }

    /// Text known to be ASCII.
    void ascii(String text) {
        put(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Text inside quotes: backslash, line feed and the quote are escaped.
    void quoted(String text) {
        escaped(text, true);
    }

    /// Text up to the end of a line: backslash and line feed are escaped.
    void unquoted(String text) {
        escaped(text, false);
    }

    private void escaped(String text, boolean quotes) {
        int length = characters(text);
        byte[] to = array;
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = characters[i];
            if (c >= 0x80 || c == 0) {
                int codePoint = Utf8.codePoint(characters, i, length);
                at = Utf8.put(codePoint, to, at);
                i += codePoint >= Character.MIN_SUPPLEMENTARY_CODE_POINT ? 1 : 0;
            } else if (c == '\n') {
                to[at++] = '\\';
                to[at++] = 'n';
            } else if (c == '\\' || (c == '"' && quotes)) {
                to[at++] = '\\';
                to[at++] = (byte) c;
            } else {
                to[at++] = (byte) c;
            }
        }
        size = at;
    }

    /// Text as it is, but for what UTF-8 cannot say.
    void plain(String text) {
        int length = characters(text);
        for (int i = 0; i < length; i++) {
            int codePoint = Utf8.codePoint(characters, i, length);
            size = Utf8.put(codePoint, array, size);
            i += codePoint >= Character.MIN_SUPPLEMENTARY_CODE_POINT ? 1 : 0;
        }
    }

    /// Gets the characters out of the text, which without an optimizing compiler is far faster than asking for
    /// each, and makes room for the three bytes each may need.
    private int characters(String text) {
        int length = text.length();
        if (length > characters.length) {
            characters = new char[length];
        }
        text.getChars(0, length, characters, 0);
        reserve(Math.multiplyExact(length, 3));
        return length;
    }

    private void reserve(int more) {
        if (array.length - size < more) {
            array = Arrays.copyOf(array, Math.max(Math.addExact(size, more), array.length * 2));
        }
    }
}

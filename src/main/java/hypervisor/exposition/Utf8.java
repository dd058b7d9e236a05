package hypervisor.exposition;

/// UTF-8 of any Java text, valid whatever the text: what has no place in it becomes U+FFFD.
final class Utf8 {
    private static final int REPLACEMENT = 0xFFFD;

    private Utf8() {}

    /// The code point that starts here; one above U+FFFF takes two places of the text. Half a pair and NUL are
    /// replaced.
    static int codePoint(char[] text, int at, int end) {
        char c = text[at];
        if (!Character.isSurrogate(c)) {
            return c == 0 ? REPLACEMENT : c;
        }
        int codePoint = Character.codePointAt(text, at, end);
        return codePoint >= Character.MIN_SUPPLEMENTARY_CODE_POINT ? codePoint : REPLACEMENT;
    }

    /// Returns the position after the one to four bytes written.
    static int put(int codePoint, byte[] to, int at) {
        int next = at;
        if (codePoint < 0x80) {
            to[next++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            to[next++] = (byte) (0xC0 | (codePoint >> 6));
            to[next++] = (byte) (0x80 | (codePoint & 0x3F));
        } else if (codePoint < 0x10000) {
            to[next++] = (byte) (0xE0 | (codePoint >> 12));
            to[next++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
            to[next++] = (byte) (0x80 | (codePoint & 0x3F));
        } else {
            to[next++] = (byte) (0xF0 | (codePoint >> 18));
            to[next++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
            to[next++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
            to[next++] = (byte) (0x80 | (codePoint & 0x3F));
        }
        return next;
    }
}

package hypervisor.log;

import org.jspecify.annotations.Nullable;

/// Keys and values as `key=value`, quoted and escaped so that no value can begin a line or a key of its own.
final class Logfmt {
    private static final String HEXADECIMAL = "0123456789abcdef";

    private Logfmt() {}

    static String write(Line line) {
        var text = new StringBuilder(128);
        text.append("ts=").append(Timestamp.of(line.epochMillis()));
        text.append(" level=").append(line.levelName());
        field(text, "msg", line.message());
        field(text, "source", line.source());
        field(text, "error", line.error());
        field(text, "stack", line.stack());
        return text.toString();
    }

    private static void field(StringBuilder text, String key, @Nullable String value) {
        if (value == null) {
            return;
        }
        text.append(' ').append(key).append('=');
        if (isPlain(value)) {
            text.append(value);
            return;
        }
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            escaped(text, value.charAt(i));
        }
        text.append('"');
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c >= 127 || c == '"' || c == '=' || c == '\\') {
                return false;
            }
        }
        return !value.isEmpty();
    }

    private static void escaped(StringBuilder text, char c) {
        switch (c) {
            case '"', '\\' -> text.append('\\').append(c);
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (isInvisible(c)) {
                    text.append("\\u");
                    for (int shift = 12; shift >= 0; shift -= 4) {
                        text.append(HEXADECIMAL.charAt(c >> shift & 15));
                    }
                } else {
                    text.append(c);
                }
            }
        }
    }

    /// Controls, other line breaks, and what turns the direction of writing.
    private static boolean isInvisible(char c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}

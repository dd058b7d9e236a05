package hypervisor.source.qemu;

import java.util.Locale;

/// What a monitor for people printed: also what went wrong is only text there.
final class Printed {
    private static final int LONGEST = 200;

    private Printed() {}

    /// @throws QmpException the text tells of an error
    static String checked(QmpCommand command, String text) throws QmpException {
        String start = text.stripLeading();
        String lower = start.substring(0, Math.min(start.length(), LONGEST)).toLowerCase(Locale.ROOT);
        if (lower.startsWith("error:") || lower.startsWith("unknown command")) {
            throw new QmpException(command + ": " + firstLine(start));
        }
        return text;
    }

    static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}

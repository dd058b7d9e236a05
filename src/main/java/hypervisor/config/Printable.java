package hypervisor.config;

/// Texts of others, made fit for one line of a message.
final class Printable {
    private static final int LONGEST = 80;

    private Printable() {}

    /// Control characters become `?`, and what is longer than 80 characters is cut.
    static String of(String text) {
        int length = Math.min(text.length(), LONGEST);
        var line = new StringBuilder(length + 1);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return text.length() > LONGEST ? line.append('…').toString() : line.toString();
    }

    /// Control characters become `?`.
    static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}

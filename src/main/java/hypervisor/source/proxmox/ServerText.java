package hypervisor.source.proxmox;

/// Texts of a server, made fit for one line of a message.
final class ServerText {
    private static final int LONGEST = 200;

    private ServerText() {}

    /// Control characters become `?`, and what is longer than 200 characters is cut.
    static String printable(String text) {
        String stripped = text.strip();
        int length = Math.min(stripped.length(), LONGEST);
        var line = new StringBuilder(length + 1);
        for (int i = 0; i < length; i++) {
            char c = stripped.charAt(i);
            boolean odd = Character.isISOControl(c)
                    || Character.isSurrogate(c)
                    || Character.getType(c) == Character.FORMAT
                    || c == '\u2028'
                    || c == '\u2029';
            line.append(odd ? '?' : c);
        }
        return stripped.length() > LONGEST ? line.append('…').toString() : line.toString();
    }
}

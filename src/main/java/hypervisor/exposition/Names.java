package hypervisor.exposition;

/// Names every version of every format allows: `[a-zA-Z_:][a-zA-Z0-9_:]*`, for labels without the colon.
final class Names {
    private Names() {}

    static String metric(String name) {
        return legal(name, true);
    }

    static String label(String name) {
        return legal(name, false);
    }

    /// The name itself if it is legal, otherwise with an underscore for each character that is not.
    private static String legal(String name, boolean colon) {
        if (name.isEmpty()) {
            return "_";
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isLegal(name.charAt(i), i, colon)) {
                return replaced(name, colon);
            }
        }
        return name;
    }

    private static String replaced(String name, boolean colon) {
        var legal = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            if (!isLegal(name.charAt(i), i, colon)) {
                legal.setCharAt(i, '_');
            }
        }
        return legal.toString();
    }

    private static boolean isLegal(char c, int position, boolean colon) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || (c == ':' && colon)
                || (c >= '0' && c <= '9' && position > 0);
    }
}

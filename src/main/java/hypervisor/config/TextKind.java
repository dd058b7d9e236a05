package hypervisor.config;

/// A text, as it stands.
///
/// @param check what a text must fulfil
record TextKind(String placeholder, String expected, Check check) implements Kind<String> {
    static final TextKind ANY = new TextKind("TEXT", "a text", _ -> true);
    static final TextKind FILE = new TextKind("FILE", "the name of a file", text -> text.indexOf('\0') < 0);
    static final TextKind URL_PATH = new TextKind("PATH", "a path that begins with /", TextKind::isUrlPath);

    static final TextKind HOST = new TextKind("HOST", "a name or an address", ListenAddress::isHostAlone);

    static final TextKind METRIC_NAME =
            new TextKind("NAME", "what a metric's name may begin with: letters, digits and _", TextKind::isMetricName);

    interface Check {
        boolean accepts(String text);
    }

    @Override
    public String parse(String text) throws InvalidValueException {
        if (!check.accepts(text)) {
            throw InvalidValueException.expected(expected, text);
        }
        return text;
    }

    @Override
    public String print(String value) {
        return value;
    }

    private static boolean isMetricName(String text) {
        boolean well = !text.isEmpty() && !Ascii.isDigit(text.charAt(0));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            well &= c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || Ascii.isDigit(c);
        }
        return well;
    }

    private static boolean isUrlPath(String text) {
        if (!text.startsWith("/")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 127 || c == '?' || c == '#' || c == '%' || c == '"' || c == '<' || c == '>') {
                return false;
            }
        }
        return true;
    }
}

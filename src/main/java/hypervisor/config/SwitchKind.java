package hypervisor.config;

import java.util.Locale;

/// On or off.
///
/// @param anyWord whether it is understood in all words of YAML 1.1, for files that were written for other programs
record SwitchKind(boolean anyWord) implements Kind<Boolean> {
    @Override
    public String placeholder() {
        return "true|false";
    }

    @Override
    public String expected() {
        return "true or false";
    }

    @Override
    public boolean unquoted() {
        return true;
    }

    @Override
    public Boolean parse(String text) throws InvalidValueException {
        return switch (anyWord ? plain(text) : text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw InvalidValueException.expected(expected(), text);
        };
    }

    @Override
    public String print(Boolean value) {
        return value.toString();
    }

    private static String plain(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "y" -> "true";
            case "false", "no", "off", "n" -> "false";
            default -> text;
        };
    }
}

package hypervisor.config;

import java.util.Locale;

/// On or off in the words of YAML 1.1, for files that were written for other programs.
record YamlSwitchKind() implements Kind<Boolean> {
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
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "y" -> true;
            case "false", "no", "off", "n" -> false;
            default -> throw InvalidValueException.expected(expected(), text);
        };
    }

    @Override
    public String print(Boolean value) {
        return value.toString();
    }
}

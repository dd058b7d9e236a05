package hypervisor.config;

import java.util.List;

/// One of a few words.
record ChoiceKind(List<String> choices) implements Kind<String> {
    @Override
    public String placeholder() {
        return String.join("|", choices);
    }

    @Override
    public String expected() {
        return "one of " + String.join(", ", choices);
    }

    @Override
    public String parse(String text) throws InvalidValueException {
        if (!choices.contains(text)) {
            throw InvalidValueException.expected(expected(), text);
        }
        return text;
    }

    @Override
    public String print(String value) {
        return value;
    }
}

package hypervisor.demo.proxmox;

/// Writes JSON straight into a text: answers about thousands of guests are made for every question.
final class JsonText {
    private final StringBuilder text = new StringBuilder();

    JsonText list() {
        comma();
        text.append('[');
        return this;
    }

    JsonText endList() {
        text.append(']');
        return this;
    }

    JsonText object() {
        comma();
        text.append('{');
        return this;
    }

    JsonText endObject() {
        text.append('}');
        return this;
    }

    /// What is written next stands under this name.
    JsonText name(String name) {
        comma();
        quoted(name);
        text.append(':');
        return this;
    }

    JsonText with(String name, String value) {
        name(name);
        quoted(value);
        return this;
    }

    JsonText with(String name, long value) {
        name(name).text.append(value);
        return this;
    }

    JsonText with(String name, double value) {
        name(name).text.append(value);
        return this;
    }

    JsonText value(String value) {
        comma();
        quoted(value);
        return this;
    }

    Reply reply() {
        return Reply.data(text);
    }

    private void comma() {
        char last = text.isEmpty() ? '[' : text.charAt(text.length() - 1);
        if (last != '[' && last != '{' && last != ':') {
            text.append(',');
        }
    }

    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('"');
    }
}

package hypervisor.config;

/// On or off.
record SwitchKind() implements Kind<Boolean> {
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
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw InvalidValueException.expected(expected(), text);
        };
    }

    @Override
    public String print(Boolean value) {
        return value.toString();
    }
}

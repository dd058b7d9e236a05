package hypervisor.config;

/// A password. It is no flag, since every user of the machine can read the arguments of a process.
record SecretKind() implements Kind<Secret> {
    @Override
    public String placeholder() {
        return "SECRET";
    }

    @Override
    public String expected() {
        return "a text (a secret, not shown here)";
    }

    @Override
    public Secret parse(String text) throws InvalidValueException {
        if (text.isEmpty()) {
            throw new InvalidValueException("expected " + expected() + ", found an empty one");
        }
        return new Secret(text);
    }

    @Override
    public String print(Secret value) {
        return value.toString();
    }
}

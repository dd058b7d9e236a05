package hypervisor.config;

/// Which targets a module may be sent to.
record TargetPatternKind() implements Kind<TargetPattern> {
    @Override
    public String placeholder() {
        return "HOST[:PORT]|*.DOMAIN|NETWORK/BITS|*";
    }

    @Override
    public String expected() {
        return "a target such as pve1.example.net, pve1.example.net:8443, \"*.example.net\", 10.1.0.0/24 or \"*\"";
    }

    @Override
    public TargetPattern parse(String text) throws InvalidValueException {
        if (text.indexOf('@') >= 0) {
            // not shown: before the @ stands a name, and perhaps a password
            throw new InvalidValueException("expected " + expected() + ", found one with a user's name in it");
        }
        try {
            return TargetPattern.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(
                    "expected " + expected() + ", found \"" + Printable.of(text) + "\" (" + e.getMessage() + ")");
        }
    }

    @Override
    public String print(TargetPattern value) {
        return value.toString();
    }
}

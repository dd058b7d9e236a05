package hypervisor.config;

import java.io.Serial;

/// A text that a setting cannot take. The message says what was expected; who catches it adds the place.
final class InvalidValueException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String message;

    InvalidValueException(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }

    static InvalidValueException expected(String expected, String found) {
        return new InvalidValueException("expected " + expected + ", found \"" + Printable.of(found) + "\"");
    }
}

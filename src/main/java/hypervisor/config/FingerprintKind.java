package hypervisor.config;

import java.util.Locale;

/// SHA-256 of a certificate as Proxmox VE prints it: 32 bytes in hexadecimal with colons between them.
record FingerprintKind() implements Kind<String> {
    private static final int BYTES = 32;

    @Override
    public String placeholder() {
        return "FINGERPRINT";
    }

    @Override
    public String expected() {
        return "the SHA-256 fingerprint of a certificate, 32 pairs of hexadecimal digits such as 3A:0F:…, "
                + "as `pvenode cert info` prints it";
    }

    @Override
    public String parse(String text) throws InvalidValueException {
        String digits = text.replace(":", "");
        boolean colons = text.length() == 3 * BYTES - 1;
        boolean right = digits.length() == 2 * BYTES && (colons || text.length() == 2 * BYTES);
        for (int i = 0; i < text.length(); i++) {
            boolean colon = colons && i % 3 == 2;
            right &= colon ? text.charAt(i) == ':' : Character.digit(text.charAt(i), 16) >= 0 && text.charAt(i) < 128;
        }
        if (!right) {
            throw InvalidValueException.expected(expected(), text);
        }
        var printed = new StringBuilder(3 * BYTES);
        for (int i = 0; i < 2 * BYTES; i += 2) {
            printed.append(i == 0 ? "" : ":").append(digits, i, i + 2);
        }
        return printed.toString().toUpperCase(Locale.ROOT);
    }

    @Override
    public String print(String value) {
        return value;
    }
}

package hypervisor.config;

/// Characters that names are made of.
final class Ascii {
    private Ascii() {}

    static boolean isLetter(char c) {
        char small = (char) (c | 0x20);
        return small >= 'a' && small <= 'z';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

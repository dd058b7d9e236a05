package hypervisor.source.procfs;

import org.jspecify.annotations.Nullable;

/// Numbers with a fraction, of digits and one dot only.
final class Decimals {
    private static final int LONGEST = 40;

    private Decimals() {}

    /// Null where there is no further word, or it is no such number.
    static @Nullable Double next(Words words) {
        return words.next() ? of(words.word()) : null;
    }

    static @Nullable Double of(String text) {
        if (text.isEmpty()
                || text.length() > LONGEST
                || !text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }
}

package hypervisor.source.procfs;

import org.jspecify.annotations.Nullable;

/// Numbers in what the kernel writes. One that is none, or does not fit, is unknown.
public final class Numbers {
    private static final int MOST_DIGITS = 19;

    private Numbers() {}

    /// A whole number of digits only, null for all else.
    public static @Nullable Long whole(String text, int from, int to) {
        if (from >= to || to - from > MOST_DIGITS) {
            return null;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = number * 10 + digit;
        }
        return number < 0 ? null : Long.valueOf(number);
    }

    public static @Nullable Long whole(String text) {
        return whole(text, 0, text.length());
    }
}

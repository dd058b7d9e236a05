package hypervisor.config;

import java.time.Duration;

/// Times as Prometheus writes them: whole numbers with the units `d`, `h`, `m`, `s` and `ms`, the largest first.
public final class Durations {
    private static final String[] UNITS = {"d", "h", "m", "s", "ms"};
    private static final long[] MILLISECONDS = {86_400_000, 3_600_000, 60_000, 1_000, 1};
    private static final int MOST_DIGITS = 9;

    private Durations() {}

    static Duration parse(String text) throws InvalidValueException {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        long sum = 0;
        int unit = -1;
        int at = 0;
        do {
            int digits = at;
            while (at < text.length() && Ascii.isDigit(text.charAt(at))) {
                at++;
            }
            int letters = at;
            while (at < text.length() && !Ascii.isDigit(text.charAt(at))) {
                at++;
            }
            if (letters > digits && letters == text.length()) {
                throw new InvalidValueException("\"" + Printable.of(text) + "\" lacks a unit: write "
                        + Printable.of(text) + "s for seconds; the units are ms, s, m, h and d");
            }
            int found = unit(text, letters, at);
            if (letters == digits || letters - digits > MOST_DIGITS || found <= unit) {
                throw InvalidValueException.expected("a time such as 500ms, 10s, 2m or 1h30m", text);
            }
            unit = found;
            sum += Long.parseLong(text, digits, letters, 10) * MILLISECONDS[unit];
        } while (at < text.length());
        return Duration.ofMillis(sum);
    }

    /// `1m30s`; what is less than a millisecond is dropped.
    public static String print(Duration duration) {
        long left = duration.toMillis();
        if (left == 0) {
            return "0s";
        }
        var text = new StringBuilder();
        for (int unit = 0; unit < UNITS.length; unit++) {
            long count = left / MILLISECONDS[unit];
            if (count != 0) {
                text.append(count).append(UNITS[unit]);
                left -= count * MILLISECONDS[unit];
            }
        }
        return text.toString();
    }

    private static int unit(String text, int from, int to) {
        for (int unit = 0; unit < UNITS.length; unit++) {
            if (UNITS[unit].length() == to - from && text.startsWith(UNITS[unit], from)) {
                return unit;
            }
        }
        return -1;
    }
}

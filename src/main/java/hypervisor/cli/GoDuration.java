package hypervisor.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as programs in Go understand them: `10s`, `1m30s`, `1.5s`, `250us`. What is less than a millisecond is
/// rounded up to one.
final class GoDuration {
    private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{0,9})?|\\.\\d{1,9})(ns|us|µs|μs|ms|s|m|h)");
    private static final Map<String, BigDecimal> MILLISECONDS = Map.of(
            "ns",
            new BigDecimal("0.000001"),
            "us",
            new BigDecimal("0.001"),
            "µs",
            new BigDecimal("0.001"),
            "μs",
            new BigDecimal("0.001"),
            "ms",
            BigDecimal.ONE,
            "s",
            BigDecimal.valueOf(1_000),
            "m",
            BigDecimal.valueOf(60_000),
            "h",
            BigDecimal.valueOf(3_600_000));

    private GoDuration() {}

    /// As our own settings are written; null where it is no time.
    static @Nullable String of(String text) {
        if (text.equals("0")) {
            return text;
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!part.find(end) || part.start() != end) {
                return null;
            }
            sum = sum.add(
                    new BigDecimal(part.group(1)).multiply(MILLISECONDS.getOrDefault(part.group(2), BigDecimal.ONE)));
            end = part.end();
        }
        return text.isEmpty()
                ? null
                : days(sum.setScale(0, RoundingMode.CEILING).longValueExact());
    }

    /// Or whole seconds without a unit, as a program in Python took them.
    static @Nullable String orSeconds(String text) {
        return of(text.matches("\\d{1,9}") ? text + "s" : text);
    }

    /// In two parts, since a number has nine digits at most.
    private static String days(long millis) {
        long day = 86_400_000;
        return millis < day ? millis + "ms" : millis / day + "d" + millis % day + "ms";
    }
}

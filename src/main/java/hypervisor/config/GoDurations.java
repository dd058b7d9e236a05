package hypervisor.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as programs in Go understand them: `10s`, `1m30s`, `1.5s`, `250us`.
public final class GoDurations {
    private static final int LONGEST = 100;
    private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{0,9})?|\\.\\d{1,9})(ns|us|µs|μs|ms|s|m|h)");
    private static final Map<String, BigDecimal> NANOSECONDS = Map.of(
            "ns",
            BigDecimal.ONE,
            "us",
            BigDecimal.valueOf(1_000),
            "µs",
            BigDecimal.valueOf(1_000),
            "μs",
            BigDecimal.valueOf(1_000),
            "ms",
            BigDecimal.valueOf(1_000_000),
            "s",
            BigDecimal.valueOf(1_000_000_000L),
            "m",
            BigDecimal.valueOf(60_000_000_000L),
            "h",
            BigDecimal.valueOf(3_600_000_000_000L));

    private GoDurations() {}

    /// Null where it is no time. What is less than a nanosecond is rounded up to one.
    public static @Nullable Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!part.find(end) || part.start() != end) {
                return null;
            }
            sum = sum.add(
                    new BigDecimal(part.group(1)).multiply(NANOSECONDS.getOrDefault(part.group(2), BigDecimal.ONE)));
            end = part.end();
        }
        BigDecimal[] parts =
                sum.setScale(0, RoundingMode.CEILING).divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }
}

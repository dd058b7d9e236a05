package hypervisor.filter;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One thing a rule asks of a property.
///
/// @param range of numbers instead of a pattern; null without one
record Condition(String property, Glob glob, @Nullable Range range) {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private record Range(long from, long to) {
        boolean has(String text) {
            if (!NUMBER.matcher(text).matches()) {
                return false;
            }
            long number = Long.parseLong(text);
            return from <= number && number <= to;
        }
    }

    /// @param pattern of `id` also a range: `9000-9999`
    static Condition of(String property, String pattern) {
        Matcher range = RANGE.matcher(pattern);
        boolean isRange = property.equals("id") && range.matches();
        return new Condition(
                property,
                new Glob(pattern),
                isRange ? new Range(Long.parseLong(range.group(1)), Long.parseLong(range.group(2))) : null);
    }

    /// Null where the property is not known. One of several values is enough.
    @Nullable Boolean holds(Properties properties) {
        List<String> values = properties.of(property);
        return values == null ? null : Boolean.valueOf(values.stream().anyMatch(this::matches));
    }

    private boolean matches(String value) {
        return range == null ? glob.matches(value) : range.has(value);
    }
}

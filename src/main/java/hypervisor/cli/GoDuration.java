package hypervisor.cli;

import hypervisor.config.GoDurations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Times of Go, as our own settings are written. What is less than a millisecond is rounded up to one.
final class GoDuration {
    private GoDuration() {}

    /// Null where it is no time.
    static @Nullable String of(String text) {
        Duration time = GoDurations.parse(text);
        return time == null
                ? null
                : text.equals("0") ? text : days(time.plusNanos(999_999).toMillis());
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

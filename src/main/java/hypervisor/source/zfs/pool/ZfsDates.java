package hypervisor.source.zfs.pool;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Moments and durations as `zpool status` prints them. Programs are run in the zone UTC, which they do not name.
final class ZfsDates {
    /// `Sun Nov 22 00:24:05 2026`, of which the name of the day is not read.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMM d HH:mm:ss uuuu", Locale.ENGLISH);

    private static final Pattern DURATION =
            Pattern.compile("(?:([0-9]{1,6}) days? )?([0-9]{1,4}):([0-9]{2}):([0-9]{2})");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final int LONGEST = 40;

    private ZfsDates() {}

    /// In seconds since 1970, from a date or from that number; null for anything else, and for 0.
    static @Nullable Double seconds(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        if (SECONDS.matcher(text).matches()) {
            double seconds = Double.parseDouble(text);
            return seconds == 0 ? null : seconds;
        }
        String date = text.strip().replaceAll("\\s+", " ");
        try {
            return (double) LocalDateTime.parse(date.substring(date.indexOf(' ') + 1), DATE)
                    .toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    /// `00:01:02` and `1 days 00:01:02`; null for `0h1m`, which leaves the seconds out.
    static @Nullable Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String days = matcher.group(1);
        return Duration.ofDays(days == null ? 0 : Long.parseLong(days))
                .plusHours(Long.parseLong(matcher.group(2)))
                .plusMinutes(Long.parseLong(matcher.group(3)))
                .plusSeconds(Long.parseLong(matcher.group(4)));
    }
}

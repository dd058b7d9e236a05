package hypervisor.scrape;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/// Says a collector's failure once, counts it while it repeats, and says when it is over.
///
/// Told anew after an hour, so that a log which was rotated away still knows; and when the cause changes, but at most
/// once a minute, since some causes carry a number that never repeats.
final class FailureLog {
    private static final System.Logger LOG = System.getLogger(FailureLog.class.getName());
    private static final long REMINDER_NANOS = Duration.ofHours(1).toNanos();
    private static final long OTHER_CAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<String, Streak> streaks = new HashMap<>();
    private final System.Logger log;
    private final LongSupplier nanoTime;

    private static final class Streak {
        private long failures;
        private long saidAt;
        private String said = "";
    }

    FailureLog() {
        this(LOG, System::nanoTime);
    }

    FailureLog(System.Logger log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    synchronized void failed(String collector, Exception cause) {
        boolean first = !streaks.containsKey(collector);
        Streak streak = streaks.computeIfAbsent(collector, _ -> new Streak());
        streak.failures++;
        String reason = reason(cause);
        long silence = nanoTime.getAsLong() - streak.saidAt;
        if (first || silence >= (reason.equals(streak.said) ? REMINDER_NANOS : OTHER_CAUSE_NANOS)) {
            streak.saidAt = nanoTime.getAsLong();
            streak.said = reason;
            String times = first ? "" : " (failure " + streak.failures + " in a row)";
            log.log(WARNING, "collector " + collector + " failed: " + reason + times);
            log.log(DEBUG, "collector " + collector + " failed here", cause);
        }
    }

    synchronized void succeeded(String collector) {
        Streak streak = streaks.remove(collector);
        if (streak != null) {
            log.log(INFO, "collector " + collector + " works again after " + count(streak.failures));
        }
    }

    private static String count(long failures) {
        return failures == 1 ? "one failure" : failures + " failures";
    }

    /// A cause as a person would say it: the JDK gives some exceptions nothing but a path, or nothing at all.
    static String reason(Exception cause) {
        String message = cause.getMessage();
        return switch (cause) {
            case NoSuchFileException e -> "no such file: " + e.getFile();
            case AccessDeniedException e -> "permission denied: " + e.getFile();
            case Exception _
            when message == null || message.isBlank() -> cause.getClass().getSimpleName();
            case NullPointerException _, IndexOutOfBoundsException _, ClassCastException _ ->
                cause.getClass().getSimpleName() + ": " + message;
            default -> message;
        };
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3g s", time.toNanos() / 1e9);
    }
}

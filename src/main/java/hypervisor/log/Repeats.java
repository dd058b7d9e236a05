package hypervisor.log;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/// Says a failure once and then counts it: again after ten minutes ("repeated 41 times in 10m"), when it changes, and
/// when it is over. Knows a thousand failures; of more, those longest unheard of are forgotten.
public final class Repeats {
    private static final long REMINDER_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int MOST = 1000;

    /// Which of several endpoints it was that said so does not make it another failure: each is asked by chance.
    private static final Pattern ENDPOINT = Pattern.compile("https?://[^\\s;,)]+");

    private static final class Streak {
        private final String message;
        private final String failure;
        private final long since;
        private long saidAt;
        private long repeats;
        private long unsaid;

        private Streak(String message, long now) {
            this.message = message;
            this.failure = failure(message);
            this.since = now;
            this.saidAt = now;
        }
    }

    private final System.Logger log;
    private final LongSupplier nanoTime;
    private final Map<String, Streak> streaks = new LinkedHashMap<>(16, 0.75f, true);

    public Repeats(System.Logger log) {
        this(log, System::nanoTime);
    }

    Repeats(System.Logger log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    /// @param key what failed: two failures of one key are the same where their messages are, but for the endpoint
    public synchronized void failed(String key, Level level, String message) {
        long now = nanoTime.getAsLong();
        Streak streak = streaks.get(key);
        if (streak == null || !streak.failure.equals(failure(message))) {
            log.log(level, message + (streak == null ? "" : before(streak, now)));
            remember(key, new Streak(message, now));
            return;
        }
        streak.repeats++;
        streak.unsaid++;
        if (now - streak.saidAt >= REMINDER_NANOS) {
            log.log(level, message + " (repeated " + times(streak.unsaid) + " in " + time(now - streak.saidAt) + ")");
            streak.saidAt = now;
            streak.unsaid = 0;
        }
    }

    /// It works again. Says nothing where it never failed.
    ///
    /// @param message what works again
    public synchronized void ended(String key, String message) {
        Streak streak = streaks.remove(key);
        if (streak != null) {
            log.log(Level.INFO, message + before(streak, nanoTime.getAsLong()));
        }
    }

    private void remember(String key, Streak streak) {
        streaks.put(key, streak);
        if (streaks.size() > MOST) {
            streaks.remove(streaks.keySet().iterator().next());
        }
    }

    private static String failure(String message) {
        return ENDPOINT.matcher(message).replaceAll("");
    }

    private static String before(Streak streak, long now) {
        return streak.repeats == 0
                ? ""
                : " (before this, \"" + streak.message + "\" was repeated " + times(streak.repeats) + " in "
                        + time(now - streak.since) + ")";
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String time(long nanos) {
        long seconds = nanos / 1_000_000_000;
        return seconds < 120 ? seconds + "s" : seconds / 60 + "m";
    }
}

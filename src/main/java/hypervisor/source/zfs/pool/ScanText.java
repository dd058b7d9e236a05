package hypervisor.source.zfs.pool;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands behind `scan:` in `zpool status`, or behind `scrub:` in very old versions. Sizes are for people, also
/// with `-p`: only those that are exact, as `0B`, are read.
final class ScanText {
    private static final int LONGEST = 4096;

    private static final Pattern REPAIRED = Pattern.compile(
            "(?:scrub repaired|(resilvered)(?: \\([^)]*\\))?) (\\S+) in (.+?) with (\\d+) errors on (.+)");

    private static final Pattern COMPLETED =
            Pattern.compile("(scrub|resilver) completed after (\\S+) with (\\d+) errors on (.+)");

    private static final Pattern CANCELED =
            Pattern.compile("(scrub|resilver)(?: \\([^)]*\\))? (?:canceled|stopped) on (.+)");

    private static final Pattern ACTIVE =
            Pattern.compile("(scrub|resilver)(?: \\([^)]*\\))? (in progress since|paused since|in progress for) (.+)");

    private static final Pattern STARTED = Pattern.compile("scrub started on (.+)");
    private static final Pattern DONE = Pattern.compile("\\b(\\d{1,9}(?:\\.\\d{1,9})?)% done");
    private static final Pattern EXAMINED = Pattern.compile("(\\d\\S*)(?: / (\\S+))? scanned");
    private static final Pattern ISSUED = Pattern.compile("(\\d\\S*)(?: / (\\S+))? issued");
    private static final Pattern TOTAL = Pattern.compile("(\\d\\S*) total");
    private static final Pattern RESTORED = Pattern.compile("(\\d\\S*) (?:repaired|resilvered)");

    private ScanText() {}

    /// @param lines the rest of the line with the key, and the lines that go on with it
    /// @return null where there never was a scan, or it is none that we know
    static @Nullable Scan parse(List<String> lines) {
        String first = lines.getFirst().strip();
        String rest = String.join("\n", lines.subList(1, lines.size())).strip();
        if (first.length() + rest.length() > LONGEST) {
            return null;
        }
        Matcher repaired = REPAIRED.matcher(first);
        if (repaired.matches()) {
            Double end = ZfsDates.seconds(repaired.group(5));
            String function = repaired.group(1) == null ? "scrub" : "resilver";
            Double start = start(end, ZfsDates.duration(repaired.group(3)));
            return ended(function, "finished", start, end, exact(repaired.group(2)), count(repaired.group(4)));
        }
        Matcher completed = COMPLETED.matcher(first);
        if (completed.matches()) {
            Double end = ZfsDates.seconds(completed.group(4));
            return ended(completed.group(1), "finished", null, end, null, count(completed.group(3)));
        }
        Matcher canceled = CANCELED.matcher(first);
        if (canceled.matches()) {
            return ended(canceled.group(1), "canceled", null, ZfsDates.seconds(canceled.group(2)), null, null);
        }
        Matcher active = ACTIVE.matcher(first);
        return active.matches() ? active(active, first + "\n" + rest) : null;
    }

    private static Scan active(Matcher active, String all) {
        boolean paused = active.group(2).startsWith("paused");
        String start = paused ? found(STARTED, all, 1) : active.group(3);
        String total = found(TOTAL, all, 1);
        String done = found(DONE, all, 1);
        return new Scan(
                active.group(1),
                paused ? "paused" : "scanning",
                ZfsDates.seconds(start),
                null,
                exact(found(EXAMINED, all, 1)),
                exact(found(ISSUED, all, 1)),
                exact(total == null ? found(ISSUED, all, 2) : total),
                exact(found(RESTORED, all, 1)),
                done == null ? null : Double.parseDouble(done) / 100,
                null);
    }

    private static Scan ended(
            String function,
            String state,
            @Nullable Double start,
            @Nullable Double end,
            @Nullable Double repaired,
            @Nullable Double errors) {
        return new Scan(function, state, start, end, null, null, null, repaired, null, errors);
    }

    private static @Nullable Double start(@Nullable Double end, @Nullable Duration took) {
        return end == null || took == null ? null : end - took.toSeconds();
    }

    private static @Nullable String found(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(group) : null;
    }

    private static @Nullable Double exact(@Nullable String size) {
        return size == null ? null : count(size.endsWith("B") ? size.substring(0, size.length() - 1) : size);
    }

    private static @Nullable Double count(String text) {
        return Counts.parse(text);
    }
}

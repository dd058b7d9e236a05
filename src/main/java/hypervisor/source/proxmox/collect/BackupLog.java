package hypervisor.source.proxmox.collect;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a backup job's log, line by line, for the guests that it backed up. Those that failed have no such
/// line, so that a job that failed for one guest counts for the others.
///
/// ```
/// INFO: Finished Backup of VM 101 (00:00:07)
/// ```
///
/// The log tells times, but as local time of a zone that it does not tell. What counts is when the whole job
/// was over.
final class BackupLog {
    private static final int LONGEST_LINE = 1000;
    private static final int MOST = 100_000;
    private static final Pattern FINISHED =
            Pattern.compile("INFO: Finished Backup of (?:VM|CT) ([1-9][0-9]{0,17})(?: .*)?");

    private final Set<Long> finished = new HashSet<>();

    void line(String text) {
        if (text.length() > LONGEST_LINE || finished.size() >= MOST) {
            return;
        }
        Matcher matcher = FINISHED.matcher(text.strip());
        if (matcher.matches()) {
            finished.add(Long.parseLong(matcher.group(1)));
        }
    }

    /// Numbers of guests.
    Set<Long> finished() {
        return Set.copyOf(finished);
    }
}

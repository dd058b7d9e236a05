package hypervisor.source.zfs.pool;

import hypervisor.source.zfs.pool.Vdev.Trim;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The table of devices in `zpool status`, where the tree is drawn by how far a name is moved to the right:
/// ```
/// 	NAME        STATE     READ WRITE CKSUM  SLOW
/// 	tank        ONLINE       0     0     0     -
/// 	  mirror-0  ONLINE       0     0     0     -
/// 	    sda     ONLINE       0     0     0     0
/// 	logs
/// 	  sdc       ONLINE       0     0     0     0
/// ```
final class VdevText {
    private static final int LONGEST_LINE = 16_384;
    private static final int DEEPEST = 16;

    private static final Pattern STATE =
            Pattern.compile("ONLINE|DEGRADED|FAULTED|OFFLINE|UNAVAIL|REMOVED|AVAIL|INUSE|SUSPENDED");

    private static final Pattern TRIM = Pattern.compile("\\((untrimmed|trimming|trim unsupported|(\\d{1,3})% trimmed"
            + "(?:, (started|suspended, started|completed) at ([^)]{1,40}))?)\\)");

    private final String pool;
    private final List<Vdev> vdevs = new ArrayList<>();
    private final List<String> above = new ArrayList<>();
    private List<String> columns = List.of();
    private String group = "data";

    private VdevText(String pool) {
        this.pool = pool;
    }

    /// @param lines each with the tab that it begins with
    static List<Vdev> parse(String pool, List<String> lines) {
        var table = new VdevText(pool);
        for (String line : lines) {
            if (!line.isBlank() && line.length() <= LONGEST_LINE) {
                table.line(line.substring(1));
            }
        }
        return table.vdevs;
    }

    private void line(String line) {
        String text = line.stripLeading();
        int depth = Math.min(DEEPEST, (line.length() - text.length()) / 2);
        if (columns.isEmpty()) {
            columns = List.of(text.split("\\s+"));
        } else if (depth == 0 && !vdevs.isEmpty() && !text.strip().contains(" ")) {
            group = text.strip();
        } else {
            device(depth, text);
        }
    }

    private void device(int depth, String text) {
        boolean root = depth == 0 && group.equals("data");
        int end = root && text.startsWith(pool + " ") ? pool.length() : nameEnd(text);
        String name = text.substring(0, end);
        List<String> words = List.of(text.substring(end).strip().split("\\s+"));
        while (above.size() >= Math.max(1, depth)) {
            above.removeLast();
        }
        String path = root ? "" : path(name);
        if (!root) {
            above.add(name);
        }
        vdevs.add(new Vdev(
                path,
                name,
                group,
                state(words),
                count(words, "READ"),
                count(words, "WRITE"),
                count(words, "CKSUM"),
                count(words, "SLOW"),
                trim(text)));
    }

    private String path(String name) {
        List<String> parts = new ArrayList<>();
        if (!group.equals("data")) {
            parts.add(group);
        }
        parts.addAll(above);
        parts.add(name);
        return String.join("/", parts);
    }

    /// Where the state follows, since the name of a file may have spaces; else the first space.
    private static int nameEnd(String text) {
        Matcher matcher = STATE.matcher(text);
        while (matcher.find()) {
            boolean alone = matcher.start() > 0
                    && text.charAt(matcher.start() - 1) == ' '
                    && (matcher.end() == text.length() || text.charAt(matcher.end()) == ' ');
            if (alone) {
                return text.substring(0, matcher.start()).stripTrailing().length();
            }
        }
        int space = text.indexOf(' ');
        return space < 0 ? text.length() : space;
    }

    private static @Nullable String state(List<String> words) {
        String state = words.getFirst();
        return !state.isEmpty() && state.chars().allMatch(c -> c >= 'A' && c <= 'Z') ? state : null;
    }

    /// @param column as the header names it; one before the words is the name
    private @Nullable Double count(List<String> words, String column) {
        int index = columns.indexOf(column) - 1;
        return index < 0 || index >= words.size() ? null : Counts.parse(words.get(index));
    }

    private static @Nullable Trim trim(String text) {
        Matcher matcher = TRIM.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        String how = matcher.group(3) == null ? matcher.group(1) : matcher.group(3);
        String percent = matcher.group(2);
        return new Trim(
                switch (how) {
                    case "completed" -> "complete";
                    case "suspended, started" -> "suspended";
                    case "started", "trimming" -> "active";
                    case "trim unsupported" -> "unsupported";
                    case "untrimmed" -> "untrimmed";
                    default -> "canceled";
                },
                percent == null ? null : Double.valueOf(Double.parseDouble(percent) / 100),
                ZfsDates.seconds(matcher.group(4)));
    }
}

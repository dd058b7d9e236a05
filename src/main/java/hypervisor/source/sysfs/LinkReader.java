package hypervisor.source.sysfs;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The counters of one interface. Each has a file, and there are two dozen: so they are read once, and then again only
/// where the table of all interfaces does not tell. Counters never fall, so that parts whose sum is what it was are
/// what they were.
final class LinkReader {
    private static final Set<String> IN_TABLE = inTable();

    private final Path link;
    private Map<String, Long> last = Map.of();

    /// @param link `/sys/class/net/<name>`
    LinkReader(Path link) {
        this.link = link;
    }

    /// @param columns of the interface in the table of all; null where it is not in it
    Map<String, Long> read(long @Nullable [] columns) {
        last = columns != null && follows(columns) ? updated(columns) : LinkStatistics.read(link);
        return last;
    }

    /// Whether the table tells of the very interface whose files were read, and all that has changed since.
    private boolean follows(long[] columns) {
        for (int i = 0; i < columns.length; i++) {
            List<String> names = NetworkTable.COLUMNS.get(i);
            long sum = 0;
            for (String name : names) {
                Long part = last.get(name);
                if (part == null) {
                    return false;
                }
                sum += part;
            }
            if (names.size() == 1 ? columns[i] < sum : columns[i] != sum) {
                return false;
            }
        }
        return true;
    }

    private Map<String, Long> updated(long[] columns) {
        Map<String, Long> now = new HashMap<>(last);
        for (int i = 0; i < columns.length; i++) {
            List<String> names = NetworkTable.COLUMNS.get(i);
            if (names.size() == 1) {
                now.put(names.getFirst(), columns[i]);
            }
        }
        for (String name : last.keySet()) {
            if (!IN_TABLE.contains(name)) {
                now.remove(name);
                LinkStatistics.number(link.resolve("statistics").resolve(name), name, now);
            }
        }
        return now;
    }

    private static Set<String> inTable() {
        Set<String> names = new HashSet<>();
        NetworkTable.COLUMNS.forEach(names::addAll);
        return Set.copyOf(names);
    }
}

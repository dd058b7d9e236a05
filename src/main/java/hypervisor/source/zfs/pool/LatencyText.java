package hypervisor.source.zfs.pool;

import hypervisor.source.MalformedException;
import hypervisor.source.zfs.PrintedLines;
import hypervisor.source.zfs.pool.PoolLatencies.Latency;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `zpool iostat -wHp`: the name of the pool, then a line for each bucket, with tabs between the longest time that it
/// counts, in nanoseconds, and how many I/Os took that long, for each kind of I/O:
/// ```
/// tank
/// 1	0	0	0	0	0	0	0	0	0	0	0
/// 3	0	0	0	0	0	0	0	0	0	0	0
/// ```
/// The last column but one is since OpenZFS 0.8, the last since 2.0.
final class LatencyText {
    private static final List<String> COLUMNS = List.of(
            "total read",
            "total write",
            "disk read",
            "disk write",
            "syncq read",
            "syncq write",
            "asyncq read",
            "asyncq write",
            "scrub",
            "trim",
            "rebuild");

    private static final int MOST_BUCKETS = 64;

    private LatencyText() {}

    /// @throws MalformedException where there is no bucket, though something was printed
    static PoolLatencies parse(String origin, String pool, String text) {
        List<Long> bounds = new ArrayList<>();
        List<List<Long>> rows = new ArrayList<>();
        for (String line : PrintedLines.whole(text)) {
            List<Long> row = row(line);
            if (row != null && bounds.size() < MOST_BUCKETS && fits(row, rows)) {
                bounds.add(row.getFirst());
                rows.add(row);
            }
        }
        if (rows.isEmpty() && !text.isBlank()) {
            throw new MalformedException(origin, 1, "expected buckets, as numbers with tabs between");
        }
        List<Latency> all = new ArrayList<>();
        for (int i = 0; !rows.isEmpty() && i < rows.getFirst().size() - 1; i++) {
            int column = i + 1;
            String[] kind = (COLUMNS.get(i) + " ").split(" ", 2);
            all.add(new Latency(
                    kind[0],
                    kind[1].strip(),
                    bounds,
                    rows.stream().map(row -> row.get(column)).toList()));
        }
        return new PoolLatencies(pool, all);
    }

    /// Whether it counts longer times than the row before, and as many kinds.
    private static boolean fits(List<Long> row, List<List<Long>> before) {
        return before.isEmpty()
                || (row.size() == before.getLast().size()
                        && row.getFirst() > before.getLast().getFirst());
    }

    /// Null for a line that is none of a bucket.
    private static @Nullable List<Long> row(String line) {
        String[] words = line.split("\t", COLUMNS.size() + 2);
        if (words.length < 2) {
            return null;
        }
        List<Long> row = new ArrayList<>();
        for (int i = 0; i < Math.min(words.length, COLUMNS.size() + 1); i++) {
            Double count = Counts.parse(words[i].strip());
            if (count == null) {
                return null;
            }
            row.add((long) (double) count);
        }
        return row;
    }
}

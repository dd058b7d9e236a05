package hypervisor.source.zfs.kstat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Counts how long groups of transactions took to be written, each group once: the kernel module tells of the last
/// hundred or so, and of one every few seconds comes anew.
final class SyncTimes {
    /// From about a millisecond to about a minute.
    private static final List<Double> BOUNDS =
            IntStream.rangeClosed(-10, 6).mapToObj(i -> Math.scalb(1.0, i)).toList();

    private static final double NANOS = 1e9;

    private final long[] counts = new long[BOUNDS.size() + 1];
    private double sum;
    private long last = -1;
    private boolean any;

    void add(List<TransactionGroup> groups) {
        long newest = groups.stream().mapToLong(TransactionGroup::number).max().orElse(last);
        if (newest < last) {
            last = -1; // another pool of the same name
        }
        for (TransactionGroup group : groups) {
            Double time = group.syncTime();
            if (group.isCommitted() && group.number() > last && time != null) {
                count(time / NANOS);
            }
        }
        last = groups.stream()
                .filter(TransactionGroup::isCommitted)
                .mapToLong(TransactionGroup::number)
                .max()
                .orElse(last);
    }

    /// Null where no group was ever seen.
    @Nullable Distribution soFar() {
        List<Long> copy = new ArrayList<>(Arrays.stream(counts).boxed().toList());
        return any ? new Distribution(BOUNDS, copy, sum) : null;
    }

    private void count(double seconds) {
        int bucket = 0;
        while (bucket < BOUNDS.size() && seconds > BOUNDS.get(bucket)) {
            bucket++;
        }
        counts[bucket]++;
        sum += seconds;
        any = true;
    }
}

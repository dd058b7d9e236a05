package hypervisor.source.zfs.kstat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One group of transactions, a row of a pool's `txgs`. Times are nanoseconds, null while the group is not so far.
///
/// ```
/// txg      birth            state ndirty       nread        nwritten     reads    writes   otime …
/// 4513     1211029872210    C     0            24576        1425408      6        213      5119955210 …
/// ```
///
/// @param state `O` open, `Q` quiescing, `W` waiting, `S` being written, `C` committed
/// @param dirtyBytes what it had to write
/// @param openTime how long it took transactions in
/// @param quiesceTime how long those took to end
/// @param waitTime for the group before it to be written
/// @param syncTime how long writing took
public record TransactionGroup(
        long number,
        String state,
        @Nullable Double dirtyBytes,
        @Nullable Double openTime,
        @Nullable Double quiesceTime,
        @Nullable Double waitTime,
        @Nullable Double syncTime) {

    public boolean isCommitted() {
        return state.equals("C");
    }

    /// Without the rows that cannot be read, and what is of no known shape has none.
    static List<TransactionGroup> all(String text) {
        List<TransactionGroup> all = new ArrayList<>();
        KstatTable.of(text, "txg").forEach(row -> {
            Double number = row.number("txg");
            String state = row.text("state");
            if (number != null && state != null) {
                all.add(new TransactionGroup(
                        number.longValue(),
                        state,
                        row.number("ndirty"),
                        row.number("otime"),
                        row.number("qtime"),
                        row.number("wtime"),
                        row.number("stime")));
            }
        });
        return all;
    }
}

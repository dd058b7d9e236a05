package hypervisor.source.zfs.kstat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One file of named values, each with the type the kernel module gives it. Values that are not signed and too large
/// for a long are right all the same.
public final class NamedKstat {
    /// Of `uint64`, as most rows are.
    public static final int UINT64 = 4;

    /// Of `int64`.
    public static final int INT64 = 3;

    static final int UINT32 = 2;
    static final int ULONG = 6;
    static final int STRING = 7;

    private final KstatLayout layout;
    private final long[] numbers;
    private final List<String> texts;
    private final long created;

    /// @param numbers one for each row of the layout; of a row of text, its place among the texts
    /// @param created when the kernel module began to count, in nanoseconds of its own clock
    NamedKstat(KstatLayout layout, long[] numbers, List<String> texts, long created) {
        this.layout = layout;
        this.numbers = numbers;
        this.texts = List.copyOf(texts);
        this.created = created;
    }

    /// The names of all rows, in the file's order.
    public List<String> names() {
        return layout.names();
    }

    /// The type of a row, by number: 1 int32, 2 uint32, 3 int64, 4 uint64, 5 long, 6 unsigned long, 7 string.
    public int type(int row) {
        return layout.type(row);
    }

    public boolean isNumber(int row) {
        return layout.type(row) != STRING;
    }

    /// The value of a row that is a number.
    public double number(int row) {
        long value = numbers[row];
        return switch (layout.type(row)) {
            case UINT64, UINT32, ULONG -> unsigned(value);
            default -> value;
        };
    }

    /// Null where there is no such row, as in another version of ZFS, or where it is text.
    public @Nullable Double number(String name) {
        int row = layout.row(name);
        return row < 0 || !isNumber(row) ? null : Double.valueOf(number(row));
    }

    /// Null where there is no such row, or where it is a number.
    public @Nullable String text(String name) {
        int row = layout.row(name);
        return row < 0 || isNumber(row) ? null : texts.get((int) numbers[row]);
    }

    /// The bits of a row that counts something; 0 where there is none.
    long count(String name) {
        int row = layout.row(name);
        return row < 0 || !isNumber(row) ? 0 : numbers[row];
    }

    KstatLayout layout() {
        return layout;
    }

    long created() {
        return created;
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
    }
}

package hypervisor.source.zfs.kstat;

import hypervisor.source.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads files of named values and of one row of I/O, as the kernel module prints them:
///
/// ```
/// 23 1 0x01 7 2160 221578688875 6665999035587      number, kind (1 named, 3 I/O), flags, rows, bytes, created, now
/// name                            type data        a name takes 31 columns at least and a type 4
/// dataset_name                    7    rpool/data/some name
/// writes                          4    12302
/// ```
/// ```
/// 12 3 0x00 1 80 79205351707403 395818011156865
/// nread    nwritten reads    writes   wtime    …
/// 1884160  3206144  22       132      7155162  …
/// ```
///
/// A row that cannot be read is skipped. Remembers the layout of the file before, so that of many alike only the
/// numbers
/// are taken out. Not for several threads.
final class KstatParser {
    private static final int NAME_COLUMNS = 31;
    private static final int TYPE_COLUMNS = 4;
    private static final int NAMED = 1;
    private static final int IO = 3;

    private KstatLayout layout = KstatLayout.empty();
    private long[] numbers = new long[128];
    private final List<String> texts = new ArrayList<>();

    /// Whether a file that begins like this is one to be read here.
    static boolean isReadable(byte[] file, int length) {
        int kind = kind(file, length);
        return kind == NAMED || kind == IO;
    }

    /// @param origin names the file in messages
    /// @param file of which so many bytes are there
    NamedKstat parse(String origin, byte[] file, int length) {
        int kind = kind(file, length);
        if (kind != NAMED && kind != IO) {
            throw new MalformedException(origin, 1, "is neither a table of named values nor one of I/O");
        }
        long created = created(file, length);
        int titles = Lines.next(file, 0, length);
        int rows = Lines.next(file, titles, length);
        if (kind == IO) {
            return io(origin, new String(file, titles, length - titles, StandardCharsets.UTF_8), created);
        }
        if (rows <= titles || !Lines.startsWith(file, titles, length, "name")) {
            throw new MalformedException(origin, 2, "has no line \"name type data\"");
        }
        return named(file, rows, length, created);
    }

    private NamedKstat named(byte[] file, int first, int length, long created) {
        texts.clear();
        int row = 0;
        boolean asBefore = true;
        Rows others = null;
        int at = first;
        while (at < length) {
            int next = Lines.next(file, at, length);
            int end = file[next - 1] == '\n' ? next - 1 : next;
            int type = typeAt(file, at, end);
            if (type > 0 && value(file, row, type, type(file, type), end)) {
                asBefore = asBefore && layout.isRow(row, file[type] - '0', file, at, nameEnd(file, at, type));
                if (!asBefore) {
                    others = others == null ? new Rows(layout, row) : others;
                    others.add(file, at, nameEnd(file, at, type), file[type] - '0');
                }
                row++;
            }
            at = next;
        }
        if (others != null) {
            layout = others.layout();
        } else if (row < layout.size()) {
            layout = new Rows(layout, row).layout();
        }
        return new NamedKstat(layout, Arrays.copyOf(numbers, row), texts, created);
    }

    /// The place of the type's digit; 0 or less where the line has none.
    private static int typeAt(byte[] file, int at, int end) {
        int usual = at + NAME_COLUMNS + 1;
        if (isType(file, usual, end)) {
            return usual;
        }
        for (int i = at + 1; i < end; i++) {
            if (isType(file, i, end)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isType(byte[] file, int at, int end) {
        return at + 1 < end && file[at - 1] == ' ' && file[at] >= '1' && file[at] <= '7' && file[at + 1] == ' ';
    }

    private static int nameEnd(byte[] file, int at, int type) {
        int end = type;
        while (end > at && file[end - 1] == ' ') {
            end--;
        }
        return end;
    }

    /// Where the value begins: after the columns of the type and a blank, all else is its own.
    private static int type(byte[] file, int type) {
        int at = type + 1;
        while (at <= type + TYPE_COLUMNS && at < file.length && file[at] == ' ') {
            at++;
        }
        return at;
    }

    private boolean value(byte[] file, int row, int type, int from, int end) {
        if (row == numbers.length) {
            numbers = Arrays.copyOf(numbers, row * 2);
        }
        if (file[type] - '0' == NamedKstat.STRING) {
            numbers[row] = texts.size();
            texts.add(new String(file, from, Math.max(0, end - from), StandardCharsets.UTF_8));
            return true;
        }
        return Digits.read(file, from, end, numbers, row);
    }

    private static NamedKstat io(String origin, String lines, long created) {
        String[] rows = lines.split("\n", -1);
        if (rows.length < 2) {
            throw new MalformedException(origin, 3, "has no row of values");
        }
        String[] names = rows[0].strip().split(" +");
        String[] values = rows[1].strip().split(" +");
        List<String> read = new ArrayList<>();
        long[] numbers = new long[names.length];
        for (int i = 0; i < Math.min(names.length, values.length); i++) {
            byte[] digits = values[i].getBytes(StandardCharsets.UTF_8);
            if (!names[i].isEmpty() && Digits.read(digits, 0, digits.length, numbers, read.size())) {
                read.add(names[i]);
            }
        }
        byte[] types = new byte[read.size()];
        Arrays.fill(types, (byte) NamedKstat.UINT64);
        return new NamedKstat(new KstatLayout(read, types), numbers, List.of(), created);
    }

    private static int kind(byte[] file, int length) {
        int at = Lines.column(file, 0, length, 1);
        boolean one = at > 0 && at + 1 < length && file[at + 1] == ' ';
        return one && Lines.startsWith(file, at + 2, length, "0x") ? file[at] - '0' : -1;
    }

    /// 0 where the header does not say.
    private static long created(byte[] file, int length) {
        int at = Lines.column(file, 0, length, 5);
        int end = Math.max(0, at);
        while (end < length && file[end] > ' ') {
            end++;
        }
        long[] created = new long[1];
        return at > 0 && Digits.read(file, at, end, created, 0) ? created[0] : 0;
    }

    /// Rows on the way to a layout.
    private static final class Rows {
        private final List<String> names;
        private byte[] types;

        /// With the first rows of another.
        Rows(KstatLayout layout, int rows) {
            names = new ArrayList<>(layout.names().subList(0, rows));
            types = new byte[Math.max(16, rows)];
            for (int i = 0; i < rows; i++) {
                types[i] = (byte) layout.type(i);
            }
        }

        void add(byte[] file, int from, int to, int type) {
            if (names.size() == types.length) {
                types = Arrays.copyOf(types, types.length * 2);
            }
            types[names.size()] = (byte) type;
            names.add(new String(file, from, to - from, StandardCharsets.UTF_8));
        }

        KstatLayout layout() {
            return new KstatLayout(names, Arrays.copyOf(types, names.size()));
        }
    }
}

package hypervisor.source.procfs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// A table whose rows are a name and a number: `read_bytes: 61440`, `VmRSS:	   81124 kB`, `usage_usec 184467`. Numbers
/// in kB become bytes; rows of anything else are left out.
public final class Rows {
    private static final long KIBIBYTE = 1024;

    private final Map<String, Long> rows;

    private Rows(Map<String, Long> rows) {
        this.rows = rows;
    }

    public static Rows of(String text) {
        return of(text, _ -> true);
    }

    /// @param wanted whether rows are kept whose name begins with this letter
    static Rows of(String text, IntPredicate wanted) {
        Map<String, Long> rows = new LinkedHashMap<>();
        int from = 0;
        while (from < text.length()) {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            if (wanted.test(text.charAt(from))) {
                row(new Words(text, from, end), rows);
            }
            from = end + 1;
        }
        return new Rows(rows);
    }

    /// Null where there is no such row, or no number in it.
    public @Nullable Long get(String name) {
        return rows.get(name);
    }

    /// In the order of the table.
    public Map<String, Long> all() {
        return rows;
    }

    private static void row(Words words, Map<String, Long> rows) {
        if (!words.next()) {
            return;
        }
        String name = words.word();
        Long number = words.nextNumber();
        if (number == null) {
            return;
        }
        boolean kibibytes = words.next() && words.word().equals("kB");
        if (!kibibytes || number <= Long.MAX_VALUE / KIBIBYTE) {
            rows.put(
                    name.endsWith(":") ? name.substring(0, name.length() - 1) : name,
                    kibibytes ? number * KIBIBYTE : number);
        }
    }
}

package hypervisor.source.zfs.kstat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a file whose columns have titles, such as `txgs`. Columns are found by their titles, since versions of
/// ZFS have different ones. Rows of another number of columns are skipped.
final class KstatTable {
    private KstatTable() {}

    /// @param first the title of the first column
    static List<Row> of(String text, String first) {
        List<Row> rows = new ArrayList<>();
        List<String> titles = List.of();
        for (String line : text.split("\n")) {
            List<String> columns = Arrays.asList(line.strip().split(" +"));
            if (columns.getFirst().equals(first)) {
                titles = columns;
            } else if (columns.size() == titles.size()) {
                rows.add(new Row(titles, columns));
            }
        }
        return rows;
    }

    record Row(List<String> titles, List<String> columns) {
        @Nullable String text(String title) {
            int column = titles.indexOf(title);
            return column < 0 ? null : columns.get(column);
        }

        /// Null where it is not one, as `-` is not.
        @Nullable Double number(String title) {
            String text = text(title);
            byte[] digits = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
            long[] number = new long[1];
            return Digits.read(digits, 0, digits.length, number, 0) ? Double.valueOf((double) number[0]) : null;
        }
    }
}

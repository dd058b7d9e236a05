package hypervisor.source.zfs.kstat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which rows a file has, and of which types. The thousands of files that a pool has of its datasets share one.
final class KstatLayout {
    private final List<String> names;
    private final byte[][] bytes;
    private final byte[] types;
    private final Map<String, Integer> rows;

    /// @param types one for each name
    KstatLayout(List<String> names, byte[] types) {
        this.names = List.copyOf(names);
        this.bytes = this.names.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.types = types.clone();
        this.rows = new HashMap<>();
        for (int i = 0; i < this.names.size(); i++) {
            rows.putIfAbsent(this.names.get(i), i);
        }
    }

    static KstatLayout empty() {
        return new KstatLayout(List.of(), new byte[0]);
    }

    List<String> names() {
        return names;
    }

    int size() {
        return types.length;
    }

    int type(int row) {
        return types[row];
    }

    /// -1 where there is none of this name.
    int row(String name) {
        return rows.getOrDefault(name, -1);
    }

    /// Whether a row has this type and the name that stands at this place of a file.
    boolean isRow(int row, int type, byte[] file, int from, int to) {
        return row < types.length
                && types[row] == type
                && Arrays.equals(bytes[row], 0, bytes[row].length, file, from, to);
    }
}

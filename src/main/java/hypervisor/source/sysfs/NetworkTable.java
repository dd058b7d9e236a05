package hypervisor.source.sysfs;

import hypervisor.source.procfs.KernelFile;
import hypervisor.source.procfs.Numbers;
import hypervisor.source.procfs.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All interfaces in one file, `/proc/net/dev`: most of what the kernel counts of them, and of the rest the sums.
final class NetworkTable {
    /// What each column is the sum of, by the names of the files in `/sys/class/net/<name>/statistics`.
    static final List<List<String>> COLUMNS = List.of(
            List.of("rx_bytes"),
            List.of("rx_packets"),
            List.of("rx_errors"),
            List.of("rx_dropped", "rx_missed_errors"),
            List.of("rx_fifo_errors"),
            List.of("rx_length_errors", "rx_over_errors", "rx_crc_errors", "rx_frame_errors"),
            List.of("rx_compressed"),
            List.of("multicast"),
            List.of("tx_bytes"),
            List.of("tx_packets"),
            List.of("tx_errors"),
            List.of("tx_dropped"),
            List.of("tx_fifo_errors"),
            List.of("collisions"),
            List.of("tx_carrier_errors", "tx_aborted_errors", "tx_window_errors", "tx_heartbeat_errors"),
            List.of("tx_compressed"));

    private NetworkTable() {}

    /// The columns by interface; none where the file cannot be read, or a line is another.
    static Map<String, long[]> read(Path proc) {
        try {
            return parse(KernelFile.plain(proc.resolve("net/dev")));
        } catch (IOException _) {
            return Map.of();
        }
    }

    static Map<String, long[]> parse(String text) {
        Map<String, long[]> table = new HashMap<>();
        for (String line : text.lines().toList()) {
            int colon = line.lastIndexOf(':');
            long[] columns = colon < 0 ? null : columns(line.substring(colon + 1));
            if (columns != null) {
                table.put(line.substring(0, colon).strip(), columns);
            }
        }
        return table;
    }

    private static long @Nullable [] columns(String text) {
        var words = new Words(text);
        long[] columns = new long[COLUMNS.size()];
        for (int i = 0; i < columns.length; i++) {
            Long number = words.next() ? Numbers.whole(words.word()) : null;
            if (number == null) {
                return null;
            }
            columns[i] = number;
        }
        return words.next() ? null : columns;
    }
}

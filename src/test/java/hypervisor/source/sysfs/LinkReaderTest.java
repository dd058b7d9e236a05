package hypervisor.source.sysfs;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Fuzz;
import hypervisor.source.procfs.Mutated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkReaderTest {
    @TempDir
    private Path link;

    private final Map<String, Long> counters = new HashMap<>();

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectory(link.resolve("statistics"));
        long value = 100;
        for (List<String> names : NetworkTable.COLUMNS) {
            for (String name : names) {
                count(name, value++);
            }
        }
        count("rx_nohandler", 7);
    }

    @Test
    void whatTheTableTellsIsNotReadAgain() throws IOException {
        var reader = new LinkReader(link);
        assertThat(reader.read(table())).isEqualTo(counters);

        Files.writeString(link.resolve("statistics/rx_bytes"), "no number any more");
        Files.writeString(link.resolve("statistics/rx_crc_errors"), "no number any more");
        counters.put("rx_bytes", 5000L);
        counters.put("tx_packets", 6000L);
        count("rx_nohandler", 8);

        assertThat(reader.read(table())).isEqualTo(counters);
    }

    @Test
    void aSumThatHasChangedHasItsPartsReadAgain() throws IOException {
        var reader = new LinkReader(link);
        reader.read(table());
        count("rx_missed_errors", 900);
        count("tx_window_errors", 901);

        assertThat(reader.read(table())).isEqualTo(counters);
    }

    @Test
    void anInterfaceThatWasMadeAnewIsReadAnew() throws IOException {
        var reader = new LinkReader(link);
        reader.read(table());
        for (String name : List.copyOf(counters.keySet())) {
            count(name, 0);
        }

        assertThat(reader.read(table())).isEqualTo(counters);
    }

    @Test
    void withoutATableOrWithThatOfAnotherMachineTheFilesAreRead() throws IOException {
        var reader = new LinkReader(link);
        assertThat(reader.read(null)).isEqualTo(counters);
        count("collisions", 4000);
        assertThat(reader.read(null)).isEqualTo(counters);
        assertThat(reader.read(new long[NetworkTable.COLUMNS.size()])).isEqualTo(counters);
    }

    @Test
    void theTableOfTheKernelIsUnderstood() {
        Map<String, long[]> table = NetworkTable.parse("""
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                    lo: 2776770   11307    0    0    0     0          0         0  2776770   11307    0    0    0     0       0          0
                tap101i0:    2188      12    1    2    3     4          5         6     3456      30    7    8    9    10      11         12
                cut: 1 2 3
                more: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17
                """);

        assertThat(table).containsOnlyKeys("lo", "tap101i0");
        assertThat(table.get("tap101i0")).containsExactly(2188, 12, 1, 2, 3, 4, 5, 6, 3456, 30, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void noTableDoesHarm() {
        Fuzz.run(1, 2000, random -> {
            String text = Mutated.text("  tap1: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n", random);
            NetworkTable.parse(text);
            return text.length();
        });
    }

    private void count(String name, long value) throws IOException {
        counters.put(name, value);
        Files.writeString(link.resolve("statistics").resolve(name), value + "\n");
    }

    private long @Nullable [] table() {
        return NetworkTable.COLUMNS.stream()
                .mapToLong(names -> names.stream()
                        .mapToLong(name -> counters.getOrDefault(name, 0L))
                        .sum())
                .toArray();
    }
}

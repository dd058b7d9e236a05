package hypervisor.source.zfs.pool;

import hypervisor.Fuzz;
import hypervisor.source.zfs.Garbled;
import hypervisor.source.zfs.PropertyLines;
import hypervisor.source.zfs.ZfsFixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolFuzzTest {
    private static final int CASES = 3000;

    @ParameterizedTest
    @ValueSource(strings = {"status-0.8-degraded.txt", "status-2.1-resilver.txt"})
    void anyStatusTextIsReadOrRefused(String file) throws IOException {
        String pool = file.contains("0.8") ? "tank" : "rpool";
        String text = ZfsFixtures.made(file);
        Fuzz.run(1, CASES, random -> {
            String garbled = Garbled.text(text, random);
            StatusText.parse("status", pool, garbled);
            return garbled.length();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"status-2.3.json", "status-2.4-strings.json"})
    void anyStatusJsonIsReadOrRefused(String file) throws IOException {
        String pool = file.contains("2.3") ? "tank" : "rpool";
        String text = ZfsFixtures.made(file);
        Fuzz.run(2, CASES, random -> {
            byte[] garbled = Garbled.text(text, random).getBytes(StandardCharsets.UTF_8);
            StatusJson.parse("status", pool, garbled);
            return garbled.length;
        });
    }

    @Test
    void anyHistogramIsReadOrRefused() throws IOException {
        String text = ZfsFixtures.made("iostat-2.1.txt");
        Fuzz.run(3, CASES, random -> {
            String garbled = Garbled.text(text, random);
            LatencyText.parse("iostat", "tank", garbled);
            return garbled.length();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"pool-get-2.1.tsv", "dataset-get.tsv"})
    void anyPropertiesAreReadOrRefused(String file) throws IOException {
        String text = ZfsFixtures.made(file);
        Fuzz.run(4, CASES, random -> {
            String garbled = Garbled.text(text, random);
            PropertyLines.parse("get", garbled).values().forEach(properties -> {
                properties.values().keySet().forEach(name -> {
                    properties.number(name);
                    properties.ratio(name);
                    properties.factor(name);
                    properties.flag(name);
                });
            });
            return garbled.length();
        });
    }

    /// A tree that goes ever deeper would have ever longer paths.
    @Test
    void aTreeWithoutEndTakesNoMoreMemoryThanItsText() {
        Fuzz.run(5, 3, random -> {
            var text = new StringBuilder("  pool: p\nconfig:\n\n\tNAME STATE READ WRITE CKSUM\n\tp ONLINE 0 0 0\n");
            String name = "x".repeat(1000 + random.nextInt(1000));
            for (int depth = 1; depth < 500; depth++) {
                text.append('\t').repeat(' ', 2 * depth).append(name).append(" ONLINE 0 0 0\n");
            }
            StatusText.parse("status", "p", text.toString());
            return text.length();
        });
    }
}

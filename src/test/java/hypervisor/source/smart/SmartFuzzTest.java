package hypervisor.source.smart;

import hypervisor.Fuzz;
import hypervisor.source.tool.Output;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Reports with something wrong in them: cut, flipped, doubled, mixed.
class SmartFuzzTest {
    @Test
    void nothingButMalformedEscapesFromAMutatedReport() throws IOException {
        List<byte[]> reports = Reports.all();
        Fuzz.run(50_000, 6000, random -> {
            byte[] report = mutated(reports.get(random.nextInt(reports.size())), random);
            Smartctl.answer("smartctl", new Output(random.nextInt(256), report, ""));
            return report.length;
        });
    }

    @Test
    void nothingButMalformedEscapesFromAMutatedFile() throws IOException {
        List<byte[]> reports = Reports.all();
        Fuzz.run(51_000, 2000, random -> {
            byte[] text = mutated(reports.getLast(), random);
            SmartFile.parse("smart.json", text, Instant.EPOCH);
            return text.length;
        });
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int i = random.nextInt(5); i >= 0 && bytes.length > 1; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] = (byte) "{}[]\",:0-eE.\\ntf".charAt(random.nextInt(16));
                case 3 -> digits(bytes, random);
                default -> {
                    int length = Math.min(bytes.length - at, random.nextInt(64));
                    System.arraycopy(bytes, at, bytes, random.nextInt(bytes.length - length + 1), length);
                }
            }
        }
        return bytes;
    }

    /// Other numbers in the same places: still a report.
    private static void digits(byte[] bytes, Random random) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= '1' && bytes[i] <= '9' && random.nextInt(10) == 0) {
                bytes[i] = (byte) ('1' + random.nextInt(9));
            }
        }
    }
}

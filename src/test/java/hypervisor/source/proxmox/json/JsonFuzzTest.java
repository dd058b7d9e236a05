package hypervisor.source.proxmox.json;

import hypervisor.Fuzz;
import hypervisor.source.proxmox.RecordedApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Recorded answers with something wrong in them: cut, flipped, doubled, mixed.
class JsonFuzzTest {
    private static final int LARGEST = 64 * 1024;
    private static final List<AnswerReader<?>> READERS = List.of(
            AnswerReader.rows(JsonFuzzTest::everything),
            AnswerReader.rowsIn("data", JsonFuzzTest::everything),
            AnswerReader.object(JsonFuzzTest::everything),
            AnswerReader.members((name, row) -> name + everything(row)));

    @Test
    void nothingButMalformedEscapesFromAMutatedAnswer() throws IOException {
        List<byte[]> recorded = recorded();
        Fuzz.run(20_000, 6000, random -> {
            byte[] answer = mutated(recorded.get(random.nextInt(recorded.size())), random);
            AnswerReader<?> reader = READERS.get(random.nextInt(READERS.size()));
            Complaint.read(new ByteArrayInputStream(answer));
            JsonAnswer.read("/fuzzed", new ByteArrayInputStream(answer), reader);
            return answer.length;
        });
    }

    private static List<byte[]> recorded() throws IOException {
        try (Stream<Path> files = Files.walk(RecordedApi.FIXTURES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(JsonFuzzTest::bytes)
                    .filter(bytes -> bytes.length <= LARGEST)
                    .toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int i = random.nextInt(5); i >= 0 && bytes.length > 1; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes = Arrays.copyOf(bytes, at);
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] = (byte) "{}[]\",:0-eE.\\ntf".charAt(random.nextInt(16));
                default -> {
                    int length = Math.min(bytes.length - at, random.nextInt(64));
                    System.arraycopy(bytes, at, bytes, random.nextInt(bytes.length - length + 1), length);
                }
            }
        }
        return bytes;
    }

    private static String everything(JsonRow row) {
        var all = new StringBuilder(row.place());
        for (String name : row.names()) {
            all.append(row.text(name)).append(row.integer(name)).append(row.number(name));
            all.append(row.flag(name))
                    .append(row.texts(name))
                    .append(row.objects(name).size());
        }
        return all.toString();
    }
}

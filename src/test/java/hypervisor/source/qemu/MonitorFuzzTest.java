package hypervisor.source.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Fuzz;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MonitorFuzzTest {
    private static final int CASES = 3000;
    private static final String PIECES = "drive-scsi0 (#block1): /a (raw)\n\r\\ net0=,:{}[]\"json";

    private static byte[] mutated(Random random, byte[] from) {
        byte[] bytes = from.clone();
        for (int change = random.nextInt(20); change > 0 && bytes.length > 0; change--) {
            bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                    ? (byte) random.nextInt()
                    : (byte) PIECES.charAt(random.nextInt(PIECES.length()));
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static String text(Random random, QmpCommand command) throws IOException {
        JsonObject answer = JsonObject.parse("recording", RecordedQmp.answer(102 - random.nextInt(2), command));
        String recorded = answer.text("return", "");
        return new String(mutated(random, recorded.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @Test
    void whatTheMonitorPrintsOfDisks() {
        Fuzz.run(1, CASES, random -> {
            String text = text(random, QmpCommand.INFO_BLOCK);
            for (Drive drive : InfoBlock.parse(text)) {
                assertThat(Volume.of(drive.path(), drive.format()).kind()).isNotNull();
                assertThat(Volume.ofOriginal(drive.path(), drive.word()).kind()).isNotNull();
            }
            return text.length();
        });
    }

    @Test
    void whatTheMonitorPrintsOfInterfaces() {
        Fuzz.run(2, CASES, random -> {
            String text = text(random, QmpCommand.INFO_NETWORK);
            assertThat(InfoNetwork.parse(text)).allMatch(nic -> nic.queues() > Integer.MIN_VALUE);
            return text.length();
        });
    }

    @Test
    void manySectionsAndNoiseTakeNoLongerThanTheirLength() {
        Fuzz.run(3, 30, random -> {
            var text = new StringBuilder();
            while (text.length() < 300_000) {
                switch (random.nextInt(5)) {
                    case 0 -> text.append("drive-scsi0 (#block1): ");
                    case 1 -> text.append(" (".repeat(random.nextInt(2000)));
                    case 2 -> text.append("pflash0: /a (raw)\n    Attached to:      /a/b/c/d\n");
                    case 3 -> text.append("json:{\"driver\": \"a\", \"filename\": \"".repeat(random.nextInt(50)));
                    default -> text.append(random.nextBoolean() ? "\n" : "\\ net0: a=b,");
                }
            }
            InfoBlock.parse(text.toString());
            InfoNetwork.parse(text.toString());
            return text.length();
        });
    }

    @Test
    void answersOfTheMachineProtocol() {
        Fuzz.run(4, CASES, random -> {
            byte[] block = mutated(random, RecordedQmp.answer(101, QmpCommand.BLOCK));
            byte[] statistics = mutated(random, RecordedQmp.answer(101, QmpCommand.BLOCK_STATISTICS));
            BlockAnswers.parse(JsonObject.parse("block", block), JsonObject.parse("statistics", statistics));
            return block.length + statistics.length;
        });
    }

    @Test
    void headersOfImages() {
        Fuzz.run(5, CASES, random -> {
            byte[] header = mutated(random, ImageFileTest.qcow2(3, 1L << 40).array());
            Long size = ImageHeader.virtualSize("qcow2", ByteBuffer.wrap(header), 1);
            assertThat(size == null || size >= 0).isTrue();
            return header.length;
        });
    }
}

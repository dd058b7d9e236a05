package hypervisor.source.proxmox.collect;

import hypervisor.Fuzz;
import hypervisor.source.proxmox.RecordedApi;
import hypervisor.source.proxmox.cluster.CephAnswer;
import hypervisor.source.proxmox.cluster.HaStatus;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.cluster.Storage;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.json.JsonAnswer;
import hypervisor.source.proxmox.node.NodePressure;
import hypervisor.source.proxmox.node.NodeService;
import hypervisor.source.proxmox.node.PendingUpdates;
import hypervisor.source.proxmox.node.VmDetail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Recorded answers in which values stand where others are expected, read by all that reads answers.
class CollectedFuzzTest {
    private static final int LARGEST = 32 * 1024;
    private static final Storage STORAGE = new Storage("pve1", "local", "dir", "backup", false, true, null, null);
    private static final String[] VALUES = {
        "null",
        "-1",
        "1e400",
        "99999999999999999999",
        "\"\"",
        "\"N/A\"",
        "true",
        "[]",
        "{}",
        "[[1]]",
        "[{\"dev\":3}]",
        "\"a/b/c:\""
    };

    private static final List<AnswerReader<?>> READERS = List.of(
            AnswerReader.object(AgentWords::hostname),
            AnswerReader.object(AgentWords::os),
            AnswerReader.object(AgentWords::addresses),
            AnswerReader.object(AgentWords::fileSystems),
            answer -> AgentWords.addresses(AnswerReader.rows(row -> row).read(answer)),
            AnswerReader.object(CephAnswer::of),
            answer -> new TaskLog().add(Rows.of(TaskRow::of).read(answer)),
            answer -> {
                var volumes = new BackupVolumes(STORAGE);
                AnswerReader.rows(row -> {
                            volumes.add(row);
                            return true;
                        })
                        .read(answer);
                return volumes.all();
            },
            answer -> {
                var measurements = new Measurements();
                AnswerReader.rowsIn("data", row -> {
                            measurements.add(row);
                            return true;
                        })
                        .read(answer);
                return measurements.all();
            },
            AnswerReader.rows(row -> List.of(NodePressure.of("pve1", row) == null)),
            AnswerReader.rows(row -> NodeService.of("pve1", row)),
            answer -> PendingUpdates.of(
                    "pve1", AnswerReader.rows(row -> row.text("Origin", "")).read(answer)),
            AnswerReader.rows(row -> VmDetail.of("pve1", row)),
            answer -> HaStatus.of(AnswerReader.rows(HaStatus.Row::of).read(answer)),
            answer -> Resources.of(null, AnswerReader.rows(Resources.Row::of).read(answer)));

    @Test
    void nothingButMalformedEscapesFromStrangeValues() throws IOException {
        List<String> recorded = recorded();
        Fuzz.run(30_000, 6000, random -> {
            String answer = recorded.get(random.nextInt(recorded.size()));
            for (int i = random.nextInt(6); i >= 0; i--) {
                answer = exchanged(answer, random);
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            JsonAnswer.read("/fuzzed", new ByteArrayInputStream(bytes), READERS.get(random.nextInt(READERS.size())));
            return bytes.length;
        });
    }

    /// Puts another value where one stands: from a colon to the next comma or the end of what is around it.
    private static String exchanged(String answer, Random random) {
        List<Integer> colons = new ArrayList<>();
        for (int at = answer.indexOf("\":"); at >= 0; at = answer.indexOf("\":", at + 1)) {
            colons.add(at + 2);
        }
        if (colons.isEmpty()) {
            return answer;
        }
        int begin = colons.get(random.nextInt(colons.size()));
        int end = begin;
        while (end < answer.length() && ",}]".indexOf(answer.charAt(end)) < 0) {
            end++;
        }
        return answer.substring(0, begin) + VALUES[random.nextInt(VALUES.length)] + answer.substring(end);
    }

    private static List<String> recorded() throws IOException {
        try (Stream<Path> files = Files.walk(RecordedApi.FIXTURES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(CollectedFuzzTest::text)
                    .filter(text -> text.length() <= LARGEST)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package hypervisor.source.qemu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What a real QEMU 7.2 answered: guest 101 with drives as Proxmox VE 8 has them, stopped at its start and with a
/// balloon; guest 102 with drives as Proxmox VE 9 has them.
final class RecordedQmp {
    private static final Path FOLDER = Path.of("src/test/fixtures/qemu");

    private RecordedQmp() {}

    /// Answers by question.
    static Map<String, String> of(int guest) throws IOException {
        JsonObject recorded = JsonObject.parse(
                "recording", Files.readString(FOLDER.resolve(guest + ".json")).getBytes(StandardCharsets.UTF_8));
        Map<String, String> answers = new HashMap<>();
        for (QmpCommand command : QmpCommand.values()) {
            answers.put(command.toString(), recorded.text(command.toString(), "") + "\r\n");
        }
        return answers;
    }

    static byte[] answer(int guest, QmpCommand command) throws IOException {
        return of(guest).getOrDefault(command.toString(), "").getBytes(StandardCharsets.UTF_8);
    }
}

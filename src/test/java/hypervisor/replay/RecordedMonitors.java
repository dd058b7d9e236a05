package hypervisor.replay;

import static java.util.Map.entry;

import hypervisor.source.qemu.FakeQm;
import hypervisor.source.qemu.FakeQmp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Monitors of guests that say what was recorded of `qm monitor`, over sockets and by a program that talks as `qm`. Of
/// what
/// only the machine protocol tells nothing was recorded, and nothing is said.
final class RecordedMonitors implements AutoCloseable {
    private final List<FakeQmp> sockets = new ArrayList<>();
    private final FakeQm program;

    /// @param dialogues a folder for each guest, with `info-block.txt` and `info-network.txt`
    /// @param directory for a socket of each guest
    RecordedMonitors(Path dialogues, Path directory) throws IOException {
        Files.createDirectories(directory);
        program = new FakeQm(Files.createDirectories(dialogues.resolve("program")));
        try (Stream<Path> folders = Files.list(dialogues)) {
            for (Path folder : folders.filter(path -> Files.exists(path.resolve("info-block.txt")))
                    .toList()) {
                String id = folder.getFileName().toString();
                String network = said(folder, "network");
                String block = said(folder, "block");
                program.guest(id, network, block);
                sockets.add(FakeQmp.answering(
                        directory.resolve(id + ".qmp"),
                        Map.ofEntries(
                                answer("qmp_capabilities", "{}"),
                                answer("info network", quoted(network)),
                                answer("info block", quoted(block)),
                                answer("query-status", "{\"status\": \"running\", \"running\": true}"),
                                answer("query-block", "[]"),
                                answer("query-blockstats", "[]"))));
            }
        }
    }

    /// What is run as `qm`.
    String program() {
        return program.program();
    }

    private static Map.Entry<String, String> answer(String question, String value) {
        return entry(question, "{\"return\": " + value + "}\r\n");
    }

    /// What QEMU itself said, between the echo of the question and the next prompt, before the terminal made one more
    /// carriage return of each end of a line.
    private static String said(Path folder, String what) throws IOException {
        String dialogue = Files.readString(folder.resolve("info-" + what + ".txt"));
        String echo = "info " + what + "\r\n";
        int begin = dialogue.indexOf(echo);
        return begin < 0
                ? ""
                : dialogue.substring(begin + echo.length(), dialogue.lastIndexOf("qm>"))
                        .replace("\r\r\n", "\r\n");
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n")
                + "\"";
    }

    @Override
    public void close() throws IOException {
        for (FakeQmp socket : sockets) {
            socket.close();
        }
    }
}

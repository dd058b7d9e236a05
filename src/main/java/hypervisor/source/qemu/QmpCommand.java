package hypervisor.source.qemu;

import java.nio.charset.StandardCharsets;

/// Every question that is ever put to QEMU. None of them changes anything.
enum QmpCommand {
    /// Must be said before any question.
    CAPABILITIES("qmp_capabilities", ""),
    STATUS("query-status", ""),
    BLOCK("query-block", ""),
    BLOCK_STATISTICS("query-blockstats", ""),
    BALLOON("query-balloon", ""),
    INFO_NETWORK("human-monitor-command", "info network"),
    INFO_BLOCK("human-monitor-command", "info block");

    private final String execute;
    private final String line;

    /// @param line for the monitor for people, empty where it is not asked
    QmpCommand(String execute, String line) {
        this.execute = execute;
        this.line = line;
    }

    /// As it goes over the socket.
    byte[] message() {
        String arguments = line.isEmpty() ? "" : ", \"arguments\": {\"command-line\": \"" + line + "\"}";
        return ("{\"execute\": \"" + execute + "\"" + arguments + "}\n").getBytes(StandardCharsets.US_ASCII);
    }

    /// What the monitor for people is told.
    String line() {
        return line;
    }

    /// As messages name it.
    @Override
    public String toString() {
        return line.isEmpty() ? execute : line;
    }
}

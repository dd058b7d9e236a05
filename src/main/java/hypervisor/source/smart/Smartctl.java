package hypervisor.source.smart;

import hypervisor.scrape.Deadline;
import hypervisor.source.MalformedException;
import hypervisor.source.proxmox.json.JsonAnswer;
import hypervisor.source.proxmox.json.JsonRow;
import hypervisor.source.tool.Output;
import hypervisor.source.tool.ToolException;
import hypervisor.source.tool.Tools;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Runs `smartctl --json -a -n standby` for one disk, which leaves one that sleeps asleep.
///
/// Its exit code has eight bits: 0 the command line was wrong or the disk is of no known kind, 1 it could not
/// be opened or sleeps, 2 a command to the disk failed. The others speak of the disk's health, which its report
/// says as well.
final class Smartctl {
    private static final int MOST_BYTES = 1 << 20;
    private static final int NOT_UNDERSTOOD = 1;
    private static final int NOT_OPENED = 2;

    private final Tools tools;
    private final SmartOptions options;

    sealed interface Answer {}

    record Told(SmartValues values) implements Answer {}

    record Asleep() implements Answer {}

    /// It tells nothing.
    record Unsupported(String because) implements Answer {}

    /// We may not ask.
    record Refused(String because) implements Answer {}

    record Failed(String because) implements Answer {}

    Smartctl(Tools tools, SmartOptions options) {
        this.tools = tools;
        this.options = options;
    }

    /// @throws ToolException where there is no such program, which is so for all disks
    Answer ask(String disk, Deadline deadline) throws ToolException, InterruptedException {
        String device = options.dev().resolve(disk).toString();
        List<String> command = List.of(options.smartctl(), "--json", "-a", "-n", "standby", device);
        try {
            Output output = tools.ended("smartctl of " + disk, command, MOST_BYTES, deadline.within(options.timeout()));
            return answer(String.join(" ", command), output);
        } catch (MalformedException e) {
            return new Failed(e.getMessage() + ": smartctl 7.0 or newer is needed");
        } catch (ToolException e) {
            if (e.kind() == ToolException.Kind.MISSING) {
                throw e;
            }
            return new Failed(String.valueOf(e.getMessage()));
        }
    }

    /// @throws MalformedException where it printed something else than a report
    static Answer answer(String command, Output output) {
        if (output.bytes().length == 0) {
            return new Failed(command + " ended with exit code " + output.exitCode() + " and said: " + output.error());
        }
        JsonRow report = JsonAnswer.document(command, output.text());
        String said = said(report);
        String words = said.toLowerCase(Locale.ROOT);
        boolean opened = (output.exitCode() & (NOT_UNDERSTOOD | NOT_OPENED)) == 0;
        if (!opened && (words.contains("standby") || words.contains("sleep mode") || words.contains("sleep,"))) {
            return new Asleep();
        }
        SmartValues values = SmartReport.values(report);
        if (SmartReport.tells(values) && SmartReport.isSupported(report)) {
            return new Told(values);
        }
        if (words.contains("permission denied") || words.contains("operation not permitted")) {
            return new Refused(said);
        }
        boolean unknown = (output.exitCode() & NOT_UNDERSTOOD) != 0
                && (words.contains("unable to detect device type") || words.contains("unknown usb bridge"));
        if (opened || unknown) {
            return new Unsupported(said.isEmpty() ? "the disk tells nothing of its health" : said);
        }
        return new Failed(command + " ended with exit code " + output.exitCode() + " and said: " + said);
    }

    /// Its messages in one line.
    private static String said(JsonRow report) {
        JsonRow program = report.object("smartctl");
        List<String> messages = new ArrayList<>();
        if (program != null) {
            for (JsonRow message : program.rows("messages")) {
                messages.add(message.text("string", "").strip());
            }
        }
        return String.join("; ", messages);
    }
}

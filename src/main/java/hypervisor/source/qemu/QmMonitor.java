package hypervisor.source.qemu;

import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Asks by running `qm monitor <id>`, as pve_local_exporter does. Both questions go to one `qm`, which takes a second
/// to start.
final class QmMonitor implements Monitor {
    private static final String PROMPT = "qm>";
    private static final Pattern ID = Pattern.compile("[0-9]{1,9}");

    private final String program;
    private final Duration patience;
    private final boolean defersClose;
    private final Parking parking;

    /// @param program `qm`, or where it is; without blanks and such
    /// @param patience how long it may take to come to a prompt
    /// @param defersClose whether one that does not answer is left to itself for a while before it is killed
    QmMonitor(String program, Duration patience, boolean defersClose, Parking parking) {
        this.program = program;
        this.patience = patience;
        this.defersClose = defersClose;
        this.parking = parking;
    }

    @Override
    public boolean hasState() {
        return false;
    }

    @Override
    public MonitorAnswers ask(String id, boolean network, boolean block, Deadline deadline)
            throws InterruptedException {
        parking.clear();
        String name = "qm monitor " + id;
        if (!ID.matcher(id).matches()) {
            return failed(null, null, name + " is not run: that is no number of a guest");
        }
        if (parking.has(id)) {
            return failed(null, null, name + " is not run: one that was run before has not ended yet");
        }
        Terminal terminal;
        try {
            terminal = Terminal.start(program + " monitor " + id);
        } catch (IOException e) {
            return failed(null, null, String.valueOf(e.getMessage()));
        }
        List<GuestInterface> interfaces = null;
        List<Drive> drives = null;
        try {
            terminal.until(PROMPT, deadline.within(patience));
            if (network) {
                interfaces = InfoNetwork.parse(print(terminal, QmpCommand.INFO_NETWORK, deadline));
            }
            if (block) {
                drives = InfoBlock.parse(print(terminal, QmpCommand.INFO_BLOCK, deadline));
            }
            terminal.kill();
            return new MonitorAnswers(interfaces, drives, null, null);
        } catch (PromptException e) {
            leave(id, terminal);
            return failed(interfaces, drives, name + " " + e.getMessage());
        } catch (IOException e) {
            terminal.kill();
            return failed(interfaces, drives, name + " " + e.getMessage());
        } catch (InterruptedException e) {
            terminal.kill();
            throw e;
        }
    }

    private void leave(String id, Terminal terminal) {
        if (defersClose) {
            parking.park(id, terminal);
        } else {
            terminal.kill();
        }
    }

    /// What is printed, without the line that the terminal echoes and without its carriage returns.
    private String print(Terminal terminal, QmpCommand command, Deadline deadline)
            throws IOException, InterruptedException {
        terminal.type(command.line());
        String printed = terminal.until(PROMPT, deadline.within(patience)).replace("\r", "");
        int echo = printed.indexOf('\n');
        return Printed.checked(command, echo < 0 ? "" : printed.substring(echo + 1));
    }

    private static MonitorAnswers failed(
            @Nullable List<GuestInterface> interfaces, @Nullable List<Drive> drives, String failure) {
        return new MonitorAnswers(interfaces, drives, null, failure);
    }

    @Override
    public void close() {
        parking.killAll();
    }
}

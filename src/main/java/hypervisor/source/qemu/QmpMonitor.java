package hypervisor.source.qemu;

import hypervisor.scrape.Deadline;
import hypervisor.source.MalformedException;
import hypervisor.source.qemu.MonitorAnswers.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks through a guest's own socket, `/var/run/qemu-server/<id>.qmp`, and hangs up at once: Proxmox VE's daemon needs
/// it too, every few seconds.
final class QmpMonitor implements Monitor {
    private final Path sockets;
    private final Duration patience;

    QmpMonitor(Path sockets, Duration patience) {
        this.sockets = sockets;
        this.patience = patience;
    }

    @Override
    public boolean hasState() {
        return true;
    }

    @Override
    public MonitorAnswers ask(String id, boolean network, boolean block, Deadline deadline)
            throws InterruptedException {
        List<GuestInterface> interfaces = null;
        List<Drive> drives = null;
        State state = null;
        // one that is slow in all it says keeps the next ones waiting
        Deadline end = deadline.within(patience.multipliedBy(2));
        try (QmpSession session = QmpSession.open(sockets.resolve(id + ".qmp"), end, patience)) {
            if (network) {
                interfaces = InfoNetwork.parse(session.print(QmpCommand.INFO_NETWORK));
            }
            if (block) {
                drives = InfoBlock.parse(session.print(QmpCommand.INFO_BLOCK));
            }
            state = state(session);
            return new MonitorAnswers(interfaces, drives, state, null);
        } catch (RefusedException e) {
            return MonitorAnswers.refused(String.valueOf(e.getMessage()));
        } catch (IOException | MalformedException e) {
            return new MonitorAnswers(interfaces, drives, state, String.valueOf(e.getMessage()));
        }
    }

    private static State state(QmpSession session) throws IOException {
        JsonObject status = session.ask(QmpCommand.STATUS).object("return");
        JsonObject block = session.ask(QmpCommand.BLOCK);
        JsonObject statistics = session.ask(QmpCommand.BLOCK_STATISTICS);
        return new State(
                status == null ? null : status.text("status"), balloon(session), BlockAnswers.parse(block, statistics));
    }

    /// A guest without a balloon has an error for this question.
    private static @Nullable Long balloon(QmpSession session) throws IOException {
        try {
            JsonObject balloon = session.ask(QmpCommand.BALLOON).object("return");
            return balloon == null ? null : balloon.integer("actual");
        } catch (QmpException _) {
            return null;
        }
    }
}

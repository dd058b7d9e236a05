package hypervisor.source.qemu;

import hypervisor.scrape.Deadline;
import hypervisor.source.MalformedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// One short talk with the monitor of a guest, in QEMU's machine protocol (QMP): a JSON object a line. Events, which
/// QEMU may send at any time, are passed over.
final class QmpSession implements AutoCloseable {
    private static final int MOST_EVENTS = 10_000;

    private final QmpLink link;
    private final Deadline end;
    private final Duration patience;

    private QmpSession(QmpLink link, Deadline end, Duration patience) {
        this.link = link;
        this.end = end;
        this.patience = patience;
    }

    /// @param patience how long one answer may take
    /// @throws MalformedException something else listens there
    static QmpSession open(Path socket, Deadline end, Duration patience) throws IOException, InterruptedException {
        Deadline greeted = end.within(patience);
        QmpLink link = QmpLink.open(socket, greeted);
        var session = new QmpSession(link, end, patience);
        try {
            if (!JsonObject.parse(socket.toString(), link.line(greeted)).has("QMP")) {
                throw new MalformedException(socket.toString(), "no greeting of QEMU");
            }
            session.ask(QmpCommand.CAPABILITIES);
            return session;
        } catch (IOException | RuntimeException e) {
            link.close();
            throw e;
        }
    }

    /// The whole answer: an object with `return`.
    ///
    /// @throws QmpException QEMU refuses
    JsonObject ask(QmpCommand command) throws IOException {
        Deadline deadline = end.within(patience);
        link.send(command.message(), deadline);
        for (int events = 0; events < MOST_EVENTS; events++) {
            JsonObject answer = JsonObject.parse(command.toString(), link.line(deadline));
            JsonObject error = answer.object("error");
            if (error != null) {
                throw new QmpException(command + ": " + error.text("desc", "refused"));
            }
            if (answer.has("return")) {
                return answer;
            }
        }
        throw new IOException(command + ": only events come");
    }

    /// What the monitor for people prints.
    ///
    /// @throws QmpException it prints an error
    String print(QmpCommand command) throws IOException {
        String text = ask(command).text("return");
        if (text == null) {
            throw new MalformedException(command.toString(), "no text");
        }
        return Printed.checked(command, text);
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}

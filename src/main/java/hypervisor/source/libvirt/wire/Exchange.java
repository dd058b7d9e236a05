package hypervisor.source.libvirt.wire;

import hypervisor.scrape.Deadline;
import java.util.concurrent.CompletableFuture;

/// A call that was sent, and its answer once it comes.
public final class Exchange {
    private final int procedure;
    private final Deadline deadline;
    private final CompletableFuture<Frame> answer = new CompletableFuture<>();
    private volatile boolean abandoned;

    Exchange(int procedure, Deadline deadline) {
        this.procedure = procedure;
        this.deadline = deadline;
    }

    int procedure() {
        return procedure;
    }

    Deadline deadline() {
        return deadline;
    }

    /// Completed with a reply, which may be an error; fails only with the connection.
    public CompletableFuture<Frame> answer() {
        return answer;
    }

    /// Nobody waits for the answer any more.
    public void abandon() {
        abandoned = true;
    }

    boolean abandoned() {
        return abandoned;
    }

    /// Whether it should have been answered by now.
    boolean overdue() {
        return abandoned || deadline.passed();
    }
}

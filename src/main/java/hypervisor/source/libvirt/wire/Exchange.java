package hypervisor.source.libvirt.wire;

import hypervisor.scrape.Deadline;
import java.util.concurrent.CompletableFuture;

/// A call that was sent, and its answer once it comes.
public final class Exchange {
    private final int procedure;
    private final Deadline deadline;
    private final Deadline patience;
    private final CompletableFuture<Frame> answer = new CompletableFuture<>();
    private volatile boolean abandoned;

    /// @param patience when it has been going on for so long that it may never be answered
    Exchange(int procedure, Deadline deadline, Deadline patience) {
        this.procedure = procedure;
        this.deadline = deadline;
        this.patience = patience;
    }

    int procedure() {
        return procedure;
    }

    Deadline deadline() {
        return deadline;
    }

    Deadline patience() {
        return patience;
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

    /// Whether it may be hanging.
    boolean late() {
        return overdue() || patience.passed();
    }
}

package hypervisor.source.proxmox;

import hypervisor.scrape.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Closes something at the deadline, unless it is itself closed before: what reads from it then ends.
final class Alarm implements AutoCloseable {
    private final CompletableFuture<Boolean> rung = new CompletableFuture<>();

    Alarm(Closeable closed, Deadline deadline) {
        var _ = rung.thenAccept(late -> {
            if (late) {
                try {
                    closed.close();
                } catch (IOException _) {
                    // nobody reads from it any more
                }
            }
        });
        var _ = rung.completeOnTimeout(true, deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean hasRung() {
        return rung.getNow(false);
    }

    @Override
    public void close() {
        rung.complete(false);
    }
}

package hypervisor.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that is done by turns, never twice at once. Whoever asks while it is being done gets the next turn, which
/// all share who ask meanwhile: the turn that is going may have looked already at what has changed since.
final class Turns<T> {
    private final String name;
    private final Supplier<T> work;
    private @Nullable CompletableFuture<T> next;
    private boolean going;

    /// @param name of the thread that does it
    Turns(String name, Supplier<T> work) {
        this.name = name;
        this.work = work;
    }

    /// A turn that begins after this.
    synchronized Future<T> ask() {
        if (next == null) {
            next = new CompletableFuture<>();
        }
        CompletableFuture<T> asked = next;
        if (!going) {
            going = true;
            Thread.ofVirtual().name(name).start(this::go);
        }
        return asked;
    }

    private void go() {
        for (CompletableFuture<T> turn = take(); turn != null; turn = take()) {
            try {
                turn.complete(work.get());
            } catch (RuntimeException | Error e) {
                turn.completeExceptionally(e);
            }
        }
    }

    private synchronized @Nullable CompletableFuture<T> take() {
        CompletableFuture<T> turn = next;
        next = null;
        going = turn != null;
        return turn;
    }
}

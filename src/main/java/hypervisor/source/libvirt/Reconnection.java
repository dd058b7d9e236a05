package hypervisor.source.libvirt;

import hypervisor.scrape.Deadline;
import hypervisor.source.BackOff;
import hypervisor.source.libvirt.wire.RpcConnection;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The one connection of a client: made when it is first needed, and again when it has ended, but not too often.
final class Reconnection {
    /// A connection that ends sooner than this has not been a success; a second such one in a row is a failure.
    private static final Duration PROBATION = Duration.ofSeconds(10);

    private final Opening opening;
    private final BackOff backOff;
    private @Nullable RpcConnection current;
    private @Nullable CompletableFuture<RpcConnection> attempt;
    private @Nullable IOException lastFailure;
    private long openedAt;
    private boolean shaky;
    private long connects;
    private long notBefore = System.nanoTime();
    private boolean closed;

    Reconnection(Opening opening, BackOff backOff) {
        this.opening = opening;
        this.backOff = backOff;
    }

    /// The connection, as soon as there is one.
    ///
    /// @throws SocketTimeoutException there was none before the deadline; it may still be in the making
    /// @throws IOException the attempt failed, or the last one did and it is too early for another
    RpcConnection connection(Deadline deadline) throws IOException, InterruptedException {
        CompletableFuture<RpcConnection> making;
        synchronized (this) {
            if (closed) {
                throw new IOException("the client is closed");
            }
            RpcConnection open = usable();
            if (open != null) {
                return open;
            }
            if (attempt == null) {
                tooEarly();
                attempt = new CompletableFuture<>();
                Thread.ofVirtual().name("libvirt-connect").start(this::open);
            }
            making = attempt;
        }
        try {
            return making.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new SocketTimeoutException("there was no connection in time, it is still being made");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IOException(cause == null ? e.getMessage() : cause.getMessage(), cause);
        }
    }

    synchronized @Nullable RpcConnection current() {
        return current;
    }

    /// How many were made.
    synchronized long connects() {
        return connects;
    }

    /// @return the connection there was
    @Nullable RpcConnection close() {
        synchronized (this) {
            closed = true;
        }
        opening.abort();
        return current();
    }

    private synchronized @Nullable RpcConnection usable() {
        if (current != null) {
            IOException end = current.ended();
            if (end == null) {
                return current;
            }
            current = null;
            if (System.nanoTime() - openedAt >= PROBATION.toNanos()) {
                shaky = false;
                backOff.succeeded();
            } else if (shaky) {
                failed(end);
            } else {
                shaky = true;
            }
        }
        return null;
    }

    /// Says the same as the last failure, so that the log can count it.
    private synchronized void tooEarly() throws IOException {
        if (notBefore - System.nanoTime() > 0 && lastFailure != null) {
            throw new IOException(lastFailure.getMessage(), lastFailure);
        }
    }

    private synchronized void failed(IOException cause) {
        lastFailure = cause;
        notBefore = System.nanoTime() + backOff.failed().toNanos();
    }

    private void open() {
        RpcConnection connection = null;
        IOException failure;
        try {
            connection = opening.open();
            failure = new IOException("the client is closed");
        } catch (IOException e) {
            failure = e;
        } catch (RuntimeException e) {
            failure = new IOException("what came is not libvirt's protocol: " + e.getMessage(), e);
        } catch (Error e) { // or nobody would ever try again
            failure = new IOException("connecting failed: " + e, e);
        }
        CompletableFuture<RpcConnection> made;
        boolean unwanted;
        synchronized (this) {
            made = attempt == null ? new CompletableFuture<>() : attempt;
            attempt = null;
            unwanted = closed;
            if (connection == null) {
                failed(failure);
            } else if (!unwanted) {
                current = connection;
                connects++;
                openedAt = System.nanoTime();
            }
        }
        if (connection == null) {
            made.completeExceptionally(failure);
        } else if (unwanted) {
            connection.close();
            made.completeExceptionally(failure);
        } else {
            made.complete(connection);
        }
    }
}

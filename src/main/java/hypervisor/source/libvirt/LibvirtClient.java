package hypervisor.source.libvirt;

import hypervisor.scrape.Deadline;
import hypervisor.source.BackOff;
import hypervisor.source.libvirt.message.Call;
import hypervisor.source.libvirt.message.ConnectClose;
import hypervisor.source.libvirt.wire.Exchange;
import hypervisor.source.libvirt.wire.Frame;
import hypervisor.source.libvirt.wire.RpcConnection;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Talks to one libvirt daemon over one connection, which is made by the first call and kept. A connection that broke
/// is made anew by the next call; one on which calls hang is kept, since those calls go on over there anyway.
public final class LibvirtClient implements Daemon, Closeable {
    private static final Duration GOODBYE = Duration.ofMillis(500);

    private final LibvirtUri uri;
    private final LibvirtOptions options;
    private final Events events;
    private final Reconnection reconnection;
    private final LongAdder calls = new LongAdder();
    private final LongAdder failedCalls = new LongAdder();

    public LibvirtClient(LibvirtUri uri, LibvirtOptions options) {
        this(uri, options, Dialer.of(uri, options), BackOff.standard());
    }

    LibvirtClient(LibvirtUri uri, LibvirtOptions options, Dialer dialer, BackOff backOff) {
        this.uri = uri;
        this.options = options;
        this.events = new Events(uri.toString());
        this.reconnection = new Reconnection(new Opening(uri, options, dialer, events), backOff);
    }

    /// Tells what the daemon says unasked, from the next connection on. To be called before the first call.
    public void listen(DaemonListener listener) {
        events.listen(listener);
    }

    @Override
    public String uri() {
        return uri.toString();
    }

    @Override
    public boolean readOnly() {
        return options.readOnly();
    }

    @Override
    public <R> R call(Call<R> call, Deadline deadline) throws IOException, InterruptedException {
        calls.increment();
        long start = System.nanoTime();
        boolean answered = false;
        try {
            R result = Answers.decode(call, await(call, deadline));
            answered = true;
            return result;
        } finally {
            if (!answered) {
                failedCalls.increment();
            }
            note(call, start, answered, deadline);
        }
    }

    @Override
    public <R> CompletableFuture<R> send(Call<R> call, Deadline deadline) throws IOException, InterruptedException {
        calls.increment();
        long start = System.nanoTime();
        var result = new CompletableFuture<R>();
        var _ = result.whenComplete((_, failure) -> note(call, start, failure == null, deadline));
        var _ = result.exceptionally(_ -> {
            failedCalls.increment();
            return null;
        });
        try {
            RpcConnection connection = connection(deadline);
            Exchange exchange = begin(connection, call, deadline);
            var _ = exchange.answer()
                    .whenCompleteAsync(
                            (frame, failure) -> complete(result, call, frame, failure), Thread::startVirtualThread);
            var _ = result.whenComplete((_, _) -> {
                if (!exchange.answer().isDone()) {
                    connection.abandon(exchange);
                }
            });
            return result;
        } catch (IOException | InterruptedException e) {
            failedCalls.increment();
            throw e;
        }
    }

    @Override
    public Counters counters() {
        RpcConnection connection = reconnection.current();
        return new Counters(
                reconnection.connects(), calls.sum(), failedCalls.sum(), connection == null ? 0 : connection.late());
    }

    @Override
    public int unanswered() {
        RpcConnection connection = reconnection.current();
        return connection == null ? 0 : connection.overdue();
    }

    /// Says goodbye, and ends the connection and every thread.
    @Override
    public void close() {
        RpcConnection connection = reconnection.close();
        if (connection == null) {
            return;
        }
        connection.leaving();
        try (connection) {
            if (connection.ended() == null && connection.overdue() == 0) {
                Deadline deadline = Deadline.in(GOODBYE);
                begin(connection, new ConnectClose(), deadline)
                        .answer()
                        .get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (IOException | ExecutionException | TimeoutException _) {
            // the daemon will notice
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void note(Call<?> call, long start, boolean answered, Deadline deadline) {
        deadline.notes().add(() -> {
            double millis = (System.nanoTime() - start) / 1e6;
            return String.format(
                    Locale.ROOT, "%s %s after %.1f ms", Answers.name(call), answered ? "answered" : "failed", millis);
        });
    }

    private <R> Frame await(Call<R> call, Deadline deadline) throws IOException, InterruptedException {
        RpcConnection connection = connection(deadline);
        Exchange exchange = begin(connection, call, deadline);
        try {
            return exchange.answer().get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            connection.abandon(exchange);
            throw new SocketTimeoutException("%s did not answer %s in time".formatted(uri, Answers.name(call)));
        } catch (InterruptedException e) {
            connection.abandon(exchange);
            throw e;
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        }
    }

    private RpcConnection connection(Deadline deadline) throws IOException, InterruptedException {
        try {
            return reconnection.connection(deadline);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Exchange begin(RpcConnection connection, Call<?> call, Deadline deadline)
            throws IOException, InterruptedException {
        var arguments = new XdrWriter();
        call.encode(arguments);
        try {
            return connection.send(call.procedure(), arguments.toByteArray(), deadline);
        } catch (SocketTimeoutException e) {
            throw failed(new SocketTimeoutException(Answers.name(call) + " was " + e.getMessage()));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private <R> void complete(
            CompletableFuture<R> result, Call<R> call, @Nullable Frame frame, @Nullable Throwable failure) {
        try {
            if (frame == null) {
                result.completeExceptionally(failed(failure));
            } else {
                result.complete(Answers.decode(call, frame));
            }
        } catch (IOException | RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    /// The same with the daemon's name before it; each caller gets an exception of its own.
    private IOException failed(@Nullable Throwable cause) {
        String message = uri + ": " + (cause == null ? "failed" : cause.getMessage());
        IOException failed = cause instanceof SocketTimeoutException
                ? new SocketTimeoutException(message)
                : new IOException(message, cause);
        if (failed.getCause() == null && cause != null) {
            failed.initCause(cause);
        }
        return failed;
    }
}

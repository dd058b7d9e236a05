package hypervisor.source.libvirt.wire;

import hypervisor.scrape.Deadline;
import hypervisor.source.MalformedException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A connection over which many calls go at once and are answered in any order, once it is authenticated. It ends
/// once, for all its callers, and is not used again.
///
/// Only threads of its own touch the transport, since an interrupted write would close it for everybody.
public final class RpcConnection implements Closeable {
    private static final System.Logger LOG = System.getLogger(RpcConnection.class.getName());

    /// There are never more than a few calls to send; a daemon that only pings and never reads shall take no memory.
    private static final int MOST_OUTGOING = 64;

    /// Hears what was not asked for. Called from the thread that reads.
    public interface Listener {
        /// A [Frame#MESSAGE] of the program [Frame#REMOTE].
        void message(Frame frame);

        /// The connection is over, and all callers are told. Not called where it was closed from here.
        void ended(IOException cause);
    }

    private final Transport transport;
    private final Listener listener;
    private final Duration interval;
    private final KeepAlive keepAlive;
    private final InFlight inFlight;
    private final LinkedBlockingQueue<Frame> outgoing = new LinkedBlockingQueue<>();
    private final AtomicLong late = new AtomicLong();
    private volatile boolean closed;
    private volatile List<Thread> threads = List.of();

    /// @param lastSerial the serial of the last call made on the transport before; 0 where there was none
    /// @param interval of silence after which a PING is sent
    /// @param count of PINGs without an answer after which the daemon is given up
    public RpcConnection(Transport transport, int lastSerial, Duration interval, int count, Listener listener) {
        this.transport = transport;
        this.listener = listener;
        this.interval = interval;
        this.keepAlive = new KeepAlive(count);
        this.inFlight = new InFlight(lastSerial);
    }

    public void start() {
        threads = List.of(
                Thread.ofVirtual().name("libvirt-write").unstarted(this::write),
                Thread.ofVirtual().name("libvirt-keepalive").unstarted(this::keepAlive),
                Thread.ofVirtual().name("libvirt-read").unstarted(this::read));
        threads.forEach(Thread::start);
    }

    /// Sends a call as soon as there is a place for it, and does not wait for its answer.
    ///
    /// @throws java.net.SocketTimeoutException there was no place before the deadline
    public Exchange send(int procedure, byte[] arguments, Deadline deadline) throws IOException, InterruptedException {
        Exchange exchange =
                inFlight.enter(procedure, deadline, serial -> outgoing.add(Frame.call(procedure, serial, arguments)));
        if (transport.remote() && keepAlive.learns(inFlight.serials())) {
            outgoing.add(Frame.keepAlive(Frame.PING));
        }
        return exchange;
    }

    /// Nobody waits any more for this call's answer. It keeps its place.
    public void abandon(Exchange exchange) {
        inFlight.abandon(exchange);
    }

    /// Calls whose time is over and whose answer has not come.
    public int overdue() {
        return inFlight.overdueCalls();
    }

    /// Answers that came when nobody waited for them any more.
    public long late() {
        return late.get();
    }

    /// Why it ended; null while it has not.
    public @Nullable IOException ended() {
        return inFlight.ended();
    }

    /// We are about to say goodbye: the end is no news from here on.
    public void leaving() {
        closed = true;
    }

    @Override
    public void close() {
        leaving();
        end(new IOException("the connection was closed"));
    }

    /// Waits until its threads have ended.
    ///
    /// @return whether they have
    boolean join(Duration time) throws InterruptedException {
        boolean ended = true;
        for (Thread thread : threads) {
            ended &= thread.join(time);
        }
        return ended;
    }

    private void read() {
        try {
            InputStream in = new HeardInputStream(transport.in(), keepAlive::heard);
            for (Frame frame = Frame.read(in); frame != null; frame = Frame.read(in)) {
                switch (frame.program()) {
                    case Frame.REMOTE -> remote(frame);
                    case Frame.KEEP_ALIVE -> keepAlive(frame);
                    default -> LOG.log(System.Logger.Level.DEBUG, "skipped a message of program {0}", frame.program());
                }
            }
            end(transport.ended());
        } catch (EOFException e) {
            end(transport.failed(e));
        } catch (IOException e) {
            end(transport.failed(broken(e)));
        } catch (MalformedException e) {
            end(new IOException("what came is not libvirt's protocol: " + e.getMessage(), e));
        } catch (RuntimeException | Error e) { // without this thread, all calls would hang
            end(new IOException("what came could not be handled: " + e, e));
        }
    }

    private void remote(Frame frame) {
        switch (frame.type()) {
            case Frame.REPLY -> answer(frame);
            case Frame.MESSAGE -> listener.message(frame);
            default -> LOG.log(System.Logger.Level.DEBUG, "skipped a message of type {0}", frame.type());
        }
    }

    private void answer(Frame frame) {
        Exchange exchange = inFlight.leave(frame.serial());
        if (exchange == null) {
            return;
        }
        if (exchange.procedure() != frame.procedure()) {
            exchange.answer().completeExceptionally(new IOException("the connection broke"));
            throw new MalformedException(
                    "libvirt message, byte 12",
                    "call %d was of procedure %d, its answer of %d"
                            .formatted(frame.serial(), exchange.procedure(), frame.procedure()));
        }
        if (exchange.overdue()) {
            late.incrementAndGet();
        }
        exchange.answer().complete(frame);
    }

    private void keepAlive(Frame frame) {
        switch (frame.procedure()) {
            case Frame.PING -> pong();
            case Frame.PONG -> keepAlive.pong(inFlight.serials());
            default -> LOG.log(System.Logger.Level.DEBUG, "skipped keepalive message {0}", frame.procedure());
        }
    }

    private void pong() {
        if (outgoing.size() < MOST_OUTGOING) {
            outgoing.add(Frame.keepAlive(Frame.PONG));
        }
    }

    private void write() {
        try {
            OutputStream out = transport.out();
            while (true) {
                out.write(outgoing.take().bytes());
                out.flush();
            }
        } catch (IOException e) {
            end(transport.failed(broken(e)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it has ended
        }
    }

    private void keepAlive() {
        try {
            while (true) {
                Thread.sleep(interval);
                switch (keepAlive.tick(inFlight.serials())) {
                    case FINE -> {}
                    case PING -> outgoing.add(Frame.keepAlive(Frame.PING));
                    case DEAD -> {
                        end(new IOException("the daemon has been silent for too long, it does not answer keepalives"));
                        return;
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it has ended
        }
    }

    private static IOException broken(IOException cause) {
        return new IOException("the connection broke: " + cause.getMessage(), cause);
    }

    private void end(IOException cause) {
        List<Exchange> unanswered = inFlight.end(cause);
        if (unanswered == null) {
            return;
        }
        transport.close();
        threads.stream()
                .filter(thread -> !thread.equals(Thread.currentThread()))
                .forEach(Thread::interrupt);
        unanswered.forEach(exchange -> exchange.answer().completeExceptionally(cause));
        if (!closed) {
            listener.ended(cause);
        }
    }
}

package hypervisor.demo;

import hypervisor.source.MalformedException;
import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One client's connection: reads its calls, answers each on a thread of its own, so that answers come in any order.
final class Session {
    private static final int PING = 1;
    private static final int PONG = 2;
    private static final int MOST_UNANSWERED_PINGS = 5;

    private final LibvirtStandIn daemon;
    private final DataInputStream in;
    private final OutputStream out;
    private final Runnable closing;
    private final Map<Integer, Registration> registrations = new ConcurrentHashMap<>();
    private final AtomicInteger callbacks = new AtomicInteger();
    private final AtomicInteger pings = new AtomicInteger();
    private final Object places = new Object();
    private int unanswered;
    private volatile boolean authenticated;
    private volatile @Nullable String uri;
    private volatile boolean readOnly;
    private volatile boolean ended;

    private record Registration(int event, @Nullable UUID domain) {}

    /// @param closing closes the connection
    Session(LibvirtStandIn daemon, InputStream in, OutputStream out, Runnable closing) {
        this.daemon = daemon;
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.out = out;
        this.closing = closing;
    }

    StandInHost host() {
        return daemon.host();
    }

    StandInNode node() {
        return daemon.host().node();
    }

    StandInFaults faults() {
        return daemon.faults();
    }

    MonitorJobs jobs() {
        return daemon.jobs();
    }

    boolean readOnly() {
        return readOnly;
    }

    String uri() {
        String opened = uri;
        return opened == null ? "" : opened;
    }

    void authenticated() {
        authenticated = true;
    }

    synchronized void open(String name, boolean wantsReadOnly) throws RemoteError {
        if (uri != null) {
            throw new RemoteError(1, 7, "internal error: connection already open");
        }
        uri = name.isEmpty() ? "qemu:///system" : name;
        readOnly = wantsReadOnly || daemon.readOnly();
    }

    /// The client has said that it is about to go.
    void end() {
        ended = true;
    }

    int register(int event, @Nullable UUID domain) {
        int callback = callbacks.getAndIncrement();
        registrations.put(callback, new Registration(event, domain));
        return callback;
    }

    boolean deregister(int callback) {
        return registrations.remove(callback) != null;
    }

    void emit(StandInEvent event) {
        registrations.forEach((callback, registration) -> {
            if (registration.event() == event.id()
                    && (registration.domain() == null || registration.domain().equals(event.uuid()))) {
                send(event.frame(callback).bytes());
            }
        });
    }

    /// Reads calls until the client goes, or says what no client may.
    void run() {
        try {
            while (!ended) {
                awaitPlace();
                StandInFrame frame = StandInFrame.read(in);
                if (frame == null) {
                    return;
                }
                if (frame.program() == StandInFrame.KEEPALIVE) {
                    keepAlive(frame);
                } else {
                    begin(frame);
                }
            }
        } catch (IOException | MalformedException _) {
            // as a daemon does: the connection is closed
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
            closing.run();
        }
    }

    /// From now on this client is asked every few seconds whether it is there.
    void keepAlive() {
        daemon.start(() -> {
            while (!ended) {
                Thread.sleep(daemon.pingInterval());
                if (pings.incrementAndGet() > MOST_UNANSWERED_PINGS) {
                    closing.run();
                    return;
                }
                send(keepAliveFrame(PING));
            }
        });
    }

    private void keepAlive(StandInFrame frame) {
        if (frame.procedure() == PING) {
            send(keepAliveFrame(PONG));
        } else if (frame.procedure() == PONG) {
            pings.set(0);
        }
    }

    private static byte[] keepAliveFrame(int procedure) {
        return new StandInFrame(
                        StandInFrame.KEEPALIVE, 1, procedure, StandInFrame.MESSAGE, 0, StandInFrame.OK, new byte[0])
                .bytes();
    }

    /// A daemon stops reading from a client that has too many calls unanswered.
    private void awaitPlace() throws InterruptedException {
        synchronized (places) {
            while (unanswered >= faults().clientRequests()) {
                places.wait();
            }
        }
    }

    private void begin(StandInFrame call) throws InterruptedException {
        synchronized (places) {
            unanswered++;
        }
        daemon.calls().began(call.procedure());
        if (Procedures.BEFORE_OPEN.contains(call.procedure())) {
            answer(call); // in order: what follows depends on it
        } else {
            daemon.start(() -> answer(call));
        }
    }

    private void answer(StandInFrame call) throws InterruptedException {
        StandInFrame reply;
        try {
            Thread.sleep(faults().delay(call.procedure()));
            reply = call.reply(StandInFrame.OK, result(call));
        } catch (RemoteError error) {
            reply = call.reply(StandInFrame.ERROR, error.payload());
        } finally {
            daemon.calls().ended();
            synchronized (places) {
                unanswered--;
                places.notifyAll();
            }
        }
        send(reply);
    }

    private byte[] result(StandInFrame call) throws RemoteError, InterruptedException {
        if (call.program() != StandInFrame.REMOTE || call.version() != 1) {
            throw RemoteError.protocol("Cannot find program " + call.program() + " version " + call.version());
        }
        int number = call.procedure();
        if (!authenticated && !Procedures.BEFORE_AUTHENTICATION.contains(number)) {
            throw RemoteError.protocol("authentication required");
        }
        if (uri == null && !Procedures.BEFORE_OPEN.contains(number)) {
            throw new RemoteError(1, 7, "internal error: connection not open");
        }
        faults().throwFor(number);
        String refused = Procedures.REFUSED_READ_ONLY.get(number);
        if (refused != null && readOnly) {
            throw RemoteError.readOnly(refused);
        }
        Procedure procedure = Procedures.ANSWERED.get(number);
        if (procedure == null) {
            throw unanswerable(number);
        }
        try {
            var result = new XdrWriter();
            procedure.answer(this, new XdrReader(ByteBuffer.wrap(call.payload())), result);
            return result.toByteArray();
        } catch (MalformedException _) {
            throw RemoteError.protocol("Unable to decode message payload");
        }
    }

    private RemoteError unanswerable(int number) {
        if (Procedures.mayChange(number)) {
            daemon.calls().violated(number);
        }
        return number > 0 && number <= Procedures.NEWEST
                ? RemoteError.unsupported(number)
                : RemoteError.protocol("unknown procedure: " + number);
    }

    private void send(StandInFrame reply) {
        StandInFaults.Ending ending = faults().takeEnding();
        byte[] bytes = reply.bytes();
        switch (ending) {
            case null -> send(bytes);
            case CLOSE -> closing.run();
            case CUT -> {
                send(Arrays.copyOf(bytes, bytes.length / 2));
                closing.run();
            }
            case GARBAGE -> send(new XdrWriter().int32(-1).int32(0xdeadbeef).toByteArray());
            case NONSENSE ->
                send(reply.reply(StandInFrame.OK, new byte[] {-1, -1, -1, -1}).bytes());
        }
    }

    /// To a client that is gone nothing can be said.
    private void send(byte[] bytes) {
        synchronized (out) {
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException _) {
                closing.run();
            }
        }
    }
}

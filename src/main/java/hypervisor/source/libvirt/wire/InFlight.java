package hypervisor.source.libvirt.wire;

import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The calls of one connection that have no answer yet, by serial, and how many there may be.
///
/// A daemon stops reading a connection that has five unanswered calls (`max_client_requests`), so there are four at
/// most. Each call that is overdue probably holds one of the daemon's workers for as long as a guest hangs, so then
/// everything else goes one by one: with n overdue there may be n + 1 in all. But a call that has been going on for
/// some time, and may be hanging too, does not keep anybody from asking which guest is to blame.
final class InFlight {
    private static final int MOST = 4;
    private static final int MOST_WITH_OVERDUE = 5;
    /// `DOMAIN_GET_CONTROL_INFO`, which is answered at once whatever hangs.
    private static final int CONTROL_INFO = 229;

    private static final Duration LONG = Duration.ofMillis(400);
    /// A call that becomes late changes what is allowed, and nobody signals it.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Integer, Exchange> exchanges = new LinkedHashMap<>();
    private int lastSerial;
    private @Nullable IOException end;

    InFlight(int lastSerial) {
        this.lastSerial = lastSerial;
    }

    /// What is done with a call once it has its place and its serial; serials are sent in their order.
    @FunctionalInterface
    interface Sender {
        void send(int serial);
    }

    /// Waits for a place, no longer than the call's deadline.
    Exchange enter(int procedure, Deadline deadline, Sender sender) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (end == null && exchanges.size() >= allowed(procedure)) {
                if (deadline.passed()) {
                    throw new SocketTimeoutException(
                            "not sent: %d earlier calls have no answer yet, %d of them are overdue"
                                    .formatted(exchanges.size(), overdue()));
                }
                changed.awaitNanos(deadline.within(LOOK_AGAIN).left().toNanos());
            }
            if (end != null) {
                throw new IOException(end.getMessage(), end);
            }
            var exchange = new Exchange(procedure, deadline, deadline.within(LONG));
            lastSerial++;
            exchanges.put(lastSerial, exchange);
            sender.send(lastSerial);
            return exchange;
        } finally {
            lock.unlock();
        }
    }

    /// The answer to this serial has come.
    ///
    /// @return null where nobody asked
    @Nullable Exchange leave(int serial) {
        lock.lock();
        try {
            changed.signalAll();
            return exchanges.remove(serial);
        } finally {
            lock.unlock();
        }
    }

    void abandon(Exchange exchange) {
        lock.lock();
        try {
            exchange.abandon();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing will be answered any more.
    ///
    /// @return the calls in flight; null where it had ended before
    @Nullable List<Exchange> end(IOException cause) {
        lock.lock();
        try {
            if (end != null) {
                return null;
            }
            end = cause;
            List<Exchange> left = new ArrayList<>(exchanges.values());
            exchanges.clear();
            changed.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }

    @Nullable IOException ended() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    List<Integer> serials() {
        lock.lock();
        try {
            return List.copyOf(exchanges.keySet());
        } finally {
            lock.unlock();
        }
    }

    int overdueCalls() {
        lock.lock();
        try {
            return overdue();
        } finally {
            lock.unlock();
        }
    }

    private int overdue() {
        return (int) exchanges.values().stream().filter(Exchange::overdue).count();
    }

    private int allowed(int procedure) {
        int overdue = overdue();
        if (overdue == 0) {
            return procedure == CONTROL_INFO ? MOST_WITH_OVERDUE : MOST;
        }
        return Math.min(MOST_WITH_OVERDUE, 1 + (procedure == CONTROL_INFO ? late() : overdue));
    }

    private int late() {
        return (int) exchanges.values().stream().filter(Exchange::late).count();
    }
}

package hypervisor.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Who talks to which domain's hypervisor process, and which of these do not answer. Only one call at a time may hold a
/// domain's job; the one that holds a stuck domain's hangs until the domain is released, whatever its client does.
public final class MonitorJobs {
    /// How often a hanging call looks whether its domain is still stuck, where nobody will tell it.
    private static final long LOOK_MILLIS = 100;

    private final Map<String, BooleanSupplier> stuck = new HashMap<>();
    private final Map<String, Long> heldSince = new HashMap<>();
    private Duration patience = Duration.ofSeconds(30);

    /// The domain's hypervisor process stops answering.
    public synchronized void stick(String domain) {
        stickWhile(domain, () -> true);
    }

    /// It does not answer whenever the condition holds.
    public synchronized void stickWhile(String domain, BooleanSupplier condition) {
        stuck.put(domain, condition);
    }

    /// It answers again; calls that hang go on.
    public synchronized void release(String domain) {
        stuck.remove(domain);
        notifyAll();
    }

    /// How long a call without NOWAIT waits for a job that is held: 30 s with libvirt.
    public synchronized void patience(Duration newPatience) {
        patience = newPatience;
    }

    /// Calls that hang in a domain's monitor: each holds one of a real daemon's 20 workers.
    public synchronized int hanging() {
        return heldSince.size();
    }

    /// Talks to the domain's monitor.
    ///
    /// @return whether it answered; false if somebody else holds the job
    synchronized boolean talk(String domain, boolean nowait) throws InterruptedException {
        if (!isStuck(domain)) {
            return true;
        }
        long giveUp = System.nanoTime() + patience.toNanos();
        while (heldSince.containsKey(domain)) {
            long left = giveUp - System.nanoTime();
            if (nowait || left <= 0) {
                return false;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        if (!isStuck(domain)) {
            return true;
        }
        heldSince.put(domain, System.nanoTime());
        try {
            while (isStuck(domain)) {
                wait(LOOK_MILLIS);
            }
        } finally {
            heldSince.remove(domain);
            notifyAll();
        }
        return true;
    }

    /// Milliseconds since the domain's job was taken, null where nobody holds it.
    synchronized @Nullable Long heldMillis(String domain) {
        Long since = heldSince.get(domain);
        return since == null ? null : (System.nanoTime() - since) / 1_000_000;
    }

    private boolean isStuck(String domain) {
        BooleanSupplier condition = stuck.get(domain);
        return condition != null && condition.getAsBoolean();
    }
}

package hypervisor.source.qemu;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/// Programs that did not answer, left to end by themselves for a while: a `qm` that is killed while it waits for a
/// guest has no chance to put things in order.
final class Parking {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST = 4;

    private final Map<String, Parked> parked = new HashMap<>();
    private final Duration patience;

    private record Parked(Terminal terminal, long since) {}

    Parking() {
        this(PATIENCE);
    }

    Parking(Duration patience) {
        this.patience = patience;
    }

    /// One for each guest, and few in all: where there are more, this one is killed.
    synchronized void park(String id, Terminal terminal) {
        if (parked.size() >= MOST || parked.containsKey(id)) {
            terminal.kill();
            return;
        }
        terminal.hangUp();
        parked.put(id, new Parked(terminal, System.nanoTime()));
    }

    /// Forgets those that have ended, and kills those that had their time.
    synchronized void clear() {
        for (Iterator<Parked> each = parked.values().iterator(); each.hasNext(); ) {
            Parked one = each.next();
            if (one.terminal().isAlive() && System.nanoTime() - one.since() > patience.toNanos()) {
                one.terminal().kill();
            }
            if (!one.terminal().isAlive()) {
                each.remove();
            }
        }
    }

    synchronized boolean has(String id) {
        return parked.containsKey(id);
    }

    synchronized void killAll() {
        parked.values().forEach(one -> one.terminal().kill());
        parked.clear();
    }
}

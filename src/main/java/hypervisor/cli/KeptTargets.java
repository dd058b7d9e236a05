package hypervisor.cli;

import hypervisor.config.Settings;
import hypervisor.config.TargetSettings;
import hypervisor.http.ProbeException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One client for each target and module, kept while it is probed, given up when it was not for a while or when
/// there are too many. What is given up is closed when its last probe is over, by a thread of its own, since saying
/// goodbye may take a moment.
final class KeptTargets implements AutoCloseable {
    /// @param target as messages write it
    record Key(String module, String target) {}

    private static final Duration LONGEST_NAP = Duration.ofMinutes(1);

    private final int most;
    private final int mostProbes;
    private final Duration idle;
    private final Map<Key, KeptTarget> kept = new HashMap<>();
    private @Nullable Thread expiring;
    private boolean closed;

    KeptTargets(Settings settings) {
        most = settings.of(TargetSettings.MAX);
        mostProbes = settings.of(TargetSettings.MAX_PROBES);
        idle = settings.of(TargetSettings.IDLE);
    }

    /// The target to ask, until it is left.
    ///
    /// @param places where it may be asked; empty where nobody knows, which changes nothing for one that is known
    /// @param make a new one, at the first of the places
    /// @throws ProbeException it is asked too often at once, or too many are
    synchronized KeptTarget use(Key key, List<InetAddress> places, Supplier<TargetWatch> make) throws ProbeException {
        KeptTarget target = kept.get(key);
        if (target != null && !places.isEmpty() && !target.isAtOneOf(places)) {
            remove(key); // it has moved
            target = null;
        }
        if (target == null) {
            makeRoom();
            target = new KeptTarget(make.get(), places.isEmpty() ? null : places.getFirst());
            kept.put(key, target);
        }
        if (target.users() >= mostProbes) {
            throw ProbeException.busy("busy: " + mostProbes + " probes of " + key.target()
                    + " are being answered already, and targets.max-probes allows no more at once");
        }
        target.use();
        if (closed) {
            remove(key); // it lives for this probe only, which has come just before what follows this pool
        } else if (expiring == null) {
            expiring = Thread.ofVirtual().name("target-expiry").start(this::expireForEver);
        }
        return target;
    }

    synchronized void leave(KeptTarget target) {
        if (target.leave()) {
            closeSoon(target);
        }
    }

    synchronized int size() {
        return kept.size();
    }

    /// Those in use are closed when their probes are over.
    @Override
    public synchronized void close() {
        closed = true;
        if (expiring != null) {
            expiring.interrupt();
        }
        List.copyOf(kept.keySet()).forEach(this::remove);
    }

    private void makeRoom() throws ProbeException {
        if (kept.size() < most) {
            return;
        }
        Key longest = kept.entrySet().stream()
                .filter(entry -> entry.getValue().users() == 0)
                .max(Comparator.comparingLong(entry -> entry.getValue().idleNanos()))
                .map(Map.Entry::getKey)
                .orElse(null);
        if (longest == null) {
            throw ProbeException.busy(
                    "busy: " + most + " targets are being probed already, and targets.max allows no more at once");
        }
        remove(longest);
    }

    private void remove(Key key) {
        KeptTarget target = kept.remove(key);
        if (target != null && target.giveUp()) {
            closeSoon(target);
        }
    }

    private static void closeSoon(KeptTarget target) {
        Thread.ofVirtual().name("target-end").start(target.watch()::close);
    }

    private void expireForEver() {
        Duration half = idle.dividedBy(2);
        try {
            while (true) {
                Thread.sleep(half.compareTo(LONGEST_NAP) < 0 ? half : LONGEST_NAP);
                expireOnce();
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private synchronized void expireOnce() {
        List<Key> old = new ArrayList<>();
        kept.forEach((key, target) -> {
            if (target.idleNanos() > idle.toNanos()) {
                old.add(key);
            }
        });
        old.forEach(this::remove);
    }
}

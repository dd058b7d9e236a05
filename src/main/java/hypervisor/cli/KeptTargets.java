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
import java.util.function.Function;
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

    /// The target to ask, until it is left. One that has moved is made anew, and so is one that was down, where it has
    /// another place.
    ///
    /// @param places where it may be asked, at least one
    /// @param make a new one, at one of the places
    /// @throws ProbeException it is asked too often at once, or too many are
    synchronized KeptTarget use(Key key, List<InetAddress> places, Function<InetAddress, TargetWatch> make)
            throws ProbeException {
        KeptTarget target = kept.get(key);
        if (target != null && !target.staysAtOneOf(places)) {
            InetAddress next = target.nextOf(places);
            remove(key);
            return use(key, null, next, () -> make.apply(next));
        }
        InetAddress first = places.getFirst();
        return use(key, target, first, () -> make.apply(first));
    }

    /// The same of one of which nobody knows where it is now: where it was, or else nowhere.
    synchronized KeptTarget use(Key key, Supplier<TargetWatch> nowhere) throws ProbeException {
        return use(key, kept.get(key), null, nowhere);
    }

    private KeptTarget use(Key key, @Nullable KeptTarget known, @Nullable InetAddress place, Supplier<TargetWatch> make)
            throws ProbeException {
        KeptTarget target = known;
        if (target == null) {
            makeRoom();
            target = new KeptTarget(make.get(), place);
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

    /// @param down whether it was asked and nothing came of it
    synchronized void leave(KeptTarget target, boolean down) {
        if (target.leave(down)) {
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

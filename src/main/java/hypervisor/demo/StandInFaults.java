package hypervisor.demo;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What goes wrong in a stand-in. Everything may be switched while it runs, from any thread.
public final class StandInFaults {
    /// The groups of libvirt 8.9 and later.
    private static final int ALL_GROUPS = (1 << 11) - 1;

    private static final int OLD_GROUPS = (1 << 7) - 1;
    private static final int NOWAIT = 1 << 29;

    private final Map<Integer, RemoteError> errors = new ConcurrentHashMap<>();
    private final Map<Integer, Duration> delays = new ConcurrentHashMap<>();
    private final Set<String> vanished = ConcurrentHashMap.newKeySet();
    private final Map<String, Parameter> additions = new ConcurrentHashMap<>();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean refusing;
    private volatile boolean old;
    private volatile int clientRequests = 5;
    private volatile @Nullable Ending ending;

    /// How a connection ends instead of answering.
    public enum Ending {
        /// The connection is closed.
        CLOSE,
        /// Half of the answer is sent, and the connection closed.
        CUT,
        /// A frame that announces no possible length is sent; the connection stays.
        GARBAGE,
        /// A whole frame whose payload is not what the procedure answers; the connection stays.
        NONSENSE
    }

    /// Every call of a procedure is answered with this error, until [#heal].
    ///
    /// @param code `virErrorNumber`: 3 not supported, 29 denied, 38 system error, 42 no domain …
    /// @param domain `virErrorDomain`
    public void fail(int procedure, int code, int domain, String message) {
        errors.put(procedure, new RemoteError(code, domain, message));
    }

    public void heal(int procedure) {
        errors.remove(procedure);
    }

    /// Every answer comes so much later.
    public void slow(Duration newDelay) {
        delay = newDelay;
    }

    /// Every answer of one procedure comes so much later.
    public void slow(int procedure, Duration newDelay) {
        delays.put(procedure, newDelay);
    }

    /// The next answer ends like this, once.
    public void endNext(Ending newEnding) {
        ending = newEnding;
    }

    /// New connections are closed before anything is read.
    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    /// A daemon older than 4.5: NOWAIT is an unsupported flag, and groups after `perf` are unknown.
    public void old(boolean isOld) {
        old = isOld;
    }

    /// The domain is still listed, but every call about it alone says that there is none.
    public void vanish(String domain) {
        vanished.add(domain);
    }

    /// Every domain's statistics also carry this, in the group that the key's first word names.
    public void add(Parameter parameter) {
        additions.put(parameter.key(), parameter);
    }

    /// How many unanswered calls of one connection the daemon reads before it stops reading (`max_client_requests`).
    public void clientRequests(int limit) {
        clientRequests = limit;
    }

    /// No fault any more but those that were not switched here.
    public void heal() {
        errors.clear();
        delays.clear();
        vanished.clear();
        additions.clear();
        delay = Duration.ZERO;
        refusing = false;
        old = false;
        ending = null;
        clientRequests = 5;
    }

    boolean refusing() {
        return refusing;
    }

    int clientRequests() {
        return clientRequests;
    }

    Duration delay(int procedure) {
        return delays.getOrDefault(procedure, delay);
    }

    void throwFor(int procedure) throws RemoteError {
        RemoteError error = errors.get(procedure);
        if (error != null) {
            throw error;
        }
    }

    synchronized @Nullable Ending takeEnding() {
        Ending taken = ending;
        ending = null;
        return taken;
    }

    boolean vanished(String domain) {
        return vanished.contains(domain);
    }

    Iterable<Parameter> additions() {
        return additions.values();
    }

    int groups() {
        return old ? OLD_GROUPS : ALL_GROUPS;
    }

    /// Flags the daemon refuses.
    int refusedFlags() {
        return old ? NOWAIT : 0;
    }
}

package hypervisor.demo.proxmox;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// What goes wrong in the stand-in of a cluster. Everything may be switched while it runs, from any thread. A path is a
/// regular expression for the whole of what follows `/api2/json`, with the query.
///
/// What becomes of listeners, certificates and whole nodes is switched at [ProxmoxStandIn].
public final class ClusterFaults {
    /// What pveproxy does on purpose before it turns somebody away.
    private static final Duration LOGIN_DELAY = Duration.ofSeconds(3);

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Set<String> lost = ConcurrentHashMap.newKeySet();
    private volatile Duration loginDelay = LOGIN_DELAY;
    private volatile boolean powerless;

    sealed interface Fault {
        record Slow(Duration delay) implements Fault {}

        record Hang() implements Fault {}

        record Cut(int bytes) implements Fault {}

        record Answer(Reply reply) implements Fault {}

        record Type(String contentType) implements Fault {}

        record Huge(long bytes) implements Fault {}
    }

    private record Rule(String text, Pattern path, Fault fault) {}

    /// Answers come so much later.
    public void slow(String path, Duration delay) {
        add(path, new Fault.Slow(delay));
    }

    /// No answer comes until [#heal].
    public void hang(String path) {
        add(path, new Fault.Hang());
    }

    /// The connection ends after so many bytes of the body.
    public void cut(String path, int bytes) {
        add(path, new Fault.Cut(bytes));
    }

    /// This is answered instead.
    public void status(String path, int status, String body) {
        add(path, new Fault.Answer(new Reply(status, body)));
    }

    /// A right is missing.
    ///
    /// @param object of the access control: `/nodes/pve1`
    public void forbid(String path, String object, String privilege) {
        add(path, new Fault.Answer(Reply.forbidden(object, privilege)));
    }

    /// The body says that it is something else: `text/html`.
    public void contentType(String path, String type) {
        add(path, new Fault.Type(type));
    }

    /// Well-formed rows without end: at least so many bytes.
    public void huge(String path, long bytes) {
        add(path, new Fault.Huge(bytes));
    }

    /// How long somebody unknown waits for the 401; 3 seconds unless it is told otherwise.
    public void loginDelay(Duration delay) {
        loginDelay = delay;
    }

    /// Everybody is taken for the token without rights.
    public void powerless(boolean isPowerless) {
        powerless = isPowerless;
    }

    /// Nothing goes wrong with this path any more, given as it was before.
    public void heal(String path) {
        rules.removeIf(rule -> rule.text().equals(path));
        wake();
    }

    /// Nothing goes wrong any more but lost nodes.
    public void heal() {
        rules.clear();
        powerless = false;
        wake();
    }

    void lost(String node, boolean isLost) {
        if (isLost) {
            lost.add(node);
        } else {
            lost.remove(node);
        }
    }

    boolean lost(String node) {
        return lost.contains(node);
    }

    Duration loginDelay() {
        return loginDelay;
    }

    String actingAs(String user) {
        return powerless ? Logins.POWERLESS_TOKEN_ID : user;
    }

    /// Everything that is wrong with a path, in the order in which it was switched on.
    List<Fault> of(String path) {
        return rules.stream()
                .filter(rule -> rule.path().matcher(path).matches())
                .map(Rule::fault)
                .toList();
    }

    /// Waits until nothing makes this path hang.
    synchronized void waitWhileHanging(String path) throws InterruptedException {
        while (of(path).stream().anyMatch(Fault.Hang.class::isInstance)) {
            wait();
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    private void add(String path, Fault fault) {
        rules.add(new Rule(path, Pattern.compile(path), fault));
    }
}

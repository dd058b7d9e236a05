package hypervisor.demo.proxmox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What was asked of a stand-in, and how much of it at one time.
public final class RequestCounts {
    private static final Pattern NODE = Pattern.compile("^/nodes/([^/?]+)");
    private static final Pattern VARYING = Pattern.compile("(?<=[/=])(UPID[^/?]+|\\d{2,})");
    private static final String LOGIN = "/access/ticket";
    private static final int MOST_VIOLATIONS = 100;

    private final Map<Kind, Integer> counts = new HashMap<>();
    private final Map<String, Integer> running = new HashMap<>();
    private final Map<String, Integer> most = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private int runningInTotal;
    private int mostInTotal;

    /// @param path with a star for a node's name, a guest's number and what else differs: `/nodes/*/qemu?full=1`
    /// @param status 0 where the connection was ended instead
    public record Kind(String method, String path, int status) {}

    /// How often this was asked, whatever came of it.
    ///
    /// @param path as [Kind#path]
    public synchronized int of(String path) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().path().equals(path))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    public synchronized int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public synchronized Map<Kind, Integer> all() {
        return Map.copyOf(counts);
    }

    /// The most requests that one node worked on at one time: its own, and those passed on to it.
    public synchronized int mostAtOnce(String node) {
        return most.getOrDefault(node, 0);
    }

    public synchronized int mostAtOnce() {
        return mostInTotal;
    }

    /// What is being worked on now.
    public synchronized int running() {
        return runningInTotal;
    }

    /// What nobody who only reads would ask: a method other than GET, but for a login.
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /// Forgets everything but what is being worked on.
    public synchronized void clear() {
        counts.clear();
        most.clear();
        violations.clear();
        mostInTotal = runningInTotal;
    }

    /// @param node whose endpoint was asked
    /// @return the node that works on it
    synchronized String begin(String node, String method, String path) {
        boolean login = method.equals("POST") && path.equals(LOGIN);
        if (!method.equals("GET") && !login && violations.size() < MOST_VIOLATIONS) {
            violations.add(method + " " + path);
        }
        String named = node(path);
        String working = named == null ? node : named;
        most.merge(working, running.merge(working, 1, Integer::sum), Math::max);
        mostInTotal = Math.max(mostInTotal, ++runningInTotal);
        return working;
    }

    synchronized void end(String working, String method, String path, int status) {
        running.merge(working, -1, (before, change) -> before + change == 0 ? null : before + change);
        runningInTotal--;
        counts.merge(new Kind(method, pattern(path), status), 1, Integer::sum);
    }

    /// The node that a path names.
    static @Nullable String node(String path) {
        var matcher = NODE.matcher(path);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static String pattern(String path) {
        return VARYING.matcher(NODE.matcher(path).replaceFirst("/nodes/*")).replaceAll("*");
    }
}

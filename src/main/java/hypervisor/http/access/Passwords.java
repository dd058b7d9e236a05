package hypervisor.http.access;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Whether somebody is a user. Who is none costs as much as who is one, so that an answer's time does not
/// tell which.
final class Passwords {
    /// What is known of credentials.
    enum Verdict {
        RIGHT,
        WRONG,
        /// Too many passwords are being tried.
        BUSY
    }

    private final Hashing hashing;
    private final Turns turns = new Turns();
    private final Map<String, CompletableFuture<Verdict>> underWay = new ConcurrentHashMap<>();
    private @Nullable KnownPasswords known;

    Passwords(Hashing hashing) {
        this.hashing = hashing;
    }

    /// @param users their hashes, at least one
    Verdict of(Credentials given, Map<String, String> users, InetAddress from) {
        String own = users.get(given.user());
        String hash = own == null ? costliest(users) : own;
        KnownPasswords known = known();
        String key = known.key(given, hash);
        Boolean answer = known.get(key);
        if (answer != null) {
            return verdict(answer);
        }
        var mine = new CompletableFuture<Verdict>();
        CompletableFuture<Verdict> other = underWay.putIfAbsent(key, mine);
        if (other != null) {
            return other.join();
        }
        Verdict verdict = Verdict.BUSY;
        try {
            Boolean found = turns.take(from, () -> hashing.matches(given.password(), hash) && own != null);
            if (found != null) {
                known.put(key, found);
                verdict = verdict(found);
            }
            return verdict;
        } finally {
            mine.complete(verdict);
            underWay.remove(key);
        }
    }

    /// Only where there are users is there anything to remember.
    private synchronized KnownPasswords known() {
        if (known == null) {
            known = new KnownPasswords();
        }
        return known;
    }

    private static Verdict verdict(boolean right) {
        return right ? Verdict.RIGHT : Verdict.WRONG;
    }

    /// Its cost stands at the same place in all: `$2y$10$…`.
    private static String costliest(Map<String, String> users) {
        return users.values().stream()
                .max(Comparator.comparing(hash -> hash.substring(hash.indexOf('$', 1))))
                .orElseThrow();
    }
}
